package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user knows of the own session: all that was answered. What was not answered may have
 * happened or not. Used by one thread at a time.
 */
final class Knowledge {
  private static final long GAP = Site.IDLE.toMillis() / 4;

  private final List<String> copies = new ArrayList<>();
  private String name;
  private String cookie = "";
  private boolean stays;
  private long least;
  private long most;
  private long asked;
  private long sealedFrom;
  private long sealedTo;

  Knowledge(String name) {
    this.name = name;
  }

  /** A request leaves, and it is no earlier than this. */
  void asks(long earliest) {
    asked = earliest;
  }

  /** A login was answered: it is a new session, and those before it have ended. */
  void begun(String as, String value, boolean staying, long latest) {
    name = as;
    stays = staying;
    least = 0;
    most = 0;
    sealed(value, latest);
  }

  /** An answer brought a cookie, and it was no later than this. */
  void sealed(String value, long latest) {
    if (!cookie.isEmpty()) {
      copies.add(cookie);
    }
    cookie = value;
    sealedFrom = asked;
    sealedTo = latest;
  }

  /** A change was asked for: from now on it may have happened. */
  void changes() {
    most++;
  }

  /** The change was answered. */
  void changed() {
    least++;
  }

  /** Whether so much can be in the basket; from then on it is known. */
  boolean fits(long found) {
    boolean fits = found >= least && found <= most;
    least = found;
    most = found;
    return fits;
  }

  /** The session has ended. */
  void ended() {
    copies.add(cookie);
    cookie = "";
  }

  /** The browser has lost the cookie. */
  void forget() {
    cookie = "";
  }

  /** Whether its time may be over, where it is no later than this. */
  boolean mayBeOver(long latest) {
    return !stays && latest - sealedFrom >= Site.IDLE.toMillis();
  }

  /** Whether its time was over when the last request left. */
  boolean isOver() {
    return !stays && asked - sealedTo >= Site.IDLE.toMillis();
  }

  /** Whether the last request must have renewed it. */
  boolean isDue() {
    return !stays && asked - sealedTo >= GAP;
  }

  String name() {
    return name;
  }

  String cookie() {
    return cookie;
  }

  /** All cookies that it had before. */
  List<String> copies() {
    return copies;
  }
}
