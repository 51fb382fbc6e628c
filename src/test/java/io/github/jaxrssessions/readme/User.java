package io.github.jaxrssessions.readme;

record User(String id, String email) {}
