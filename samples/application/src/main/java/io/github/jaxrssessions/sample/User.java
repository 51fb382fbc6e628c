package io.github.jaxrssessions.sample;

/** A user. */
public record User(String name, boolean admin) {

  boolean hasRole(String role) {
    return admin && role.equals("admin");
  }
}
