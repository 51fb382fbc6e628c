package io.github.jaxrssessions.store;

import io.github.jaxrssessions.StoredSession;
import java.util.Locale;

/**
 * What things are called in Redis. The braces make the part inside decide in which slot of a
 * cluster a key is, so that whatever is added under one session or one subject later shares it.
 *
 * @param prefix before every key
 */
record RedisKeys(String prefix) {
  /** How much of an index member is the time; the row's key follows. */
  private static final int TIME = 15;

  /** A session's row: a hash. */
  String row(String key) {
    return prefix + "{" + key + "}";
  }

  /** The sessions of a subject: a sorted set. */
  String index(String subject) {
    return prefix + "subject:{" + subject + "}";
  }

  /** That a session has ended. */
  String ended(String handle) {
    return prefix + "ended:{" + handle + "}";
  }

  /** Up to when a subject's sessions have ended. */
  String mark(String subject) {
    return prefix + "mark:{" + subject + "}";
  }

  /**
   * A session in its subject's index: in the order of the text, the one that began first comes
   * first.
   */
  static String member(StoredSession session) {
    long created = Math.max(0, session.created().toEpochMilli());
    return String.format(Locale.ROOT, "%015d", created) + session.key();
  }

  /** The row's key of a member. */
  static String key(String member) {
    return member.substring(TIME);
  }
}
