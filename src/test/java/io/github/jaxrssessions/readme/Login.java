package io.github.jaxrssessions.readme;

record Login(String email, String password) {}
