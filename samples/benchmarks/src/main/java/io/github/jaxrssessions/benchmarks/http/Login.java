package io.github.jaxrssessions.benchmarks.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The form that logs in.
 *
 * @param path where it is sent
 * @param user the field of the name
 * @param password the field of the password
 */
record Login(String path, String user, String password) {
  static final Login PLAIN = new Login("/login", "user", "password");

  /** The body that is sent. */
  String form(String name, String secret) {
    return user + "=" + encoded(name) + "&" + password + "=" + encoded(secret);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
