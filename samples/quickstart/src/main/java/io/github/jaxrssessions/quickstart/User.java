package io.github.jaxrssessions.quickstart;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Somebody with an account. What the answers show of it is id, name and e-mail.
 *
 * @param admin whether this is the first who signed up
 */
record User(String id, String name, String email, @JsonIgnore boolean admin) {

  /** Asked for each {@code @RolesAllowed}. */
  boolean hasRole(String role) {
    return role.equals("admin") && admin;
  }
}
