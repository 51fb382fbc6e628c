package io.github.jaxrssessions.guides;

/** A user of the guides' applications. */
public record User(String id, String email, boolean admin) {}
