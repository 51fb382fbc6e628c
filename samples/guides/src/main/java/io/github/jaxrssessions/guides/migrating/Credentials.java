package io.github.jaxrssessions.guides.migrating;

/** What somebody who logs in sends. */
public record Credentials(String email, String password) {}
