package io.github.jaxrssessions;

/**
 * What a seal holds: the session's times, its id and its data. All that decides whether a session
 * holds is in here, and nothing of it is believed before the tag holds.
 *
 * @param own whether the session has a lifetime of its own, and so no idle limit
 * @param persistent whether the cookie outlives the browser
 * @param created when it began, milliseconds since 1970
 * @param issued when it was last sealed, milliseconds since 1970
 * @param expires when it ends unless it is sealed again, milliseconds since 1970
 * @param lifetime how long it holds from {@code created}, seconds: its own, or the application's of
 *     the day it began
 * @param id its id
 * @param payload its data, JSON
 */
record Envelope(
    boolean own,
    boolean persistent,
    long created,
    long issued,
    long expires,
    long lifetime,
    SessionId id,
    JsonData payload) {

  Envelope with(JsonData data, long newIssued, long newExpires) {
    return new Envelope(own, persistent, created, newIssued, newExpires, lifetime, id, data);
  }

  /** The end of the session's life as it was begun, milliseconds since 1970. */
  long end() {
    return created + lifetime * 1000;
  }

  @Override
  public String toString() {
    return "Envelope[" + id.handle() + "]";
  }
}
