package io.github.jaxrssessions.contract;

import java.net.URI;
import java.util.Arrays;

/** What a group of facts is told with. */
interface Facts {

  /** Of the application. */
  URI server();

  /** With no cookies. */
  Browser browser();

  /** With a session of this user. */
  default Browser loggedIn(String name) {
    Browser browser = browser();
    browser.post("/login/" + name, "");
    return browser;
  }

  /** A request written byte by byte: header lines as they are given. */
  default Browser.Reply raw(String method, String path, String... lines) {
    String base = server().getRawPath().replaceAll("/$", "");
    return RawHttp.send(server(), method, base + path, lines);
  }

  /** The cookie lines of a browser, as a raw request needs them. */
  default String[] with(Browser browser, String... lines) {
    String[] all = Arrays.copyOf(lines, lines.length + 1);
    all[lines.length] = "Cookie: " + browser.cookieLine();
    return all;
  }

  /** Moves the server's clock. */
  default void pass(long seconds) {
    browser().post("/clock/" + seconds, "");
  }

  /** Why the last cookies were refused, newest last. */
  default String refusals() {
    return browser().get("/clock/refusals").body();
  }
}
