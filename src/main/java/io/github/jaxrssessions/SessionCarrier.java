package io.github.jaxrssessions;

import java.util.List;
import java.util.Set;

/** How a session travels: what a request brought, and what an answer carries. */
interface SessionCarrier {

  /**
   * A session whose tag held. Whether it still holds by its times is not said.
   *
   * @param envelope what was sealed
   * @param began when the session is known to have begun at the earliest, for endings by subject
   * @param stale whether it is to be sealed again whatever its age: under an older key, or foreign
   * @param foreign whether another framework began it
   */
  record Opened(Envelope envelope, long began, boolean stale, boolean foreign) {}

  /**
   * What a request brought.
   *
   * @param opened the sessions whose tags held
   * @param refused why other values were not opened
   * @param shown the names of the cookies that are ours
   */
  record Loaded(List<Opened> opened, Set<Refusal> refused, Set<String> shown) {}

  /** Reads the {@code Cookie} header lines. Nothing in them makes it throw. */
  Loaded load(List<String> cookieLines);

  /** Refuses a payload that would not fit, at the caller's line. */
  void fits(int payload);

  /** The {@code Set-Cookie} lines that carry a session. */
  List<String> send(Envelope envelope, Set<String> shown);

  /** The {@code Set-Cookie} lines that make the browser forget what it showed. */
  List<String> clear(Set<String> shown);
}
