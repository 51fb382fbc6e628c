package io.github.jaxrssessions;

import jakarta.ws.rs.core.GenericType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A session as it stood when it was asked for: who began it when, until when it holds, and the
 * application's data in it.
 *
 * <p>Immutable and safe on any thread. A later {@link SessionWriter#update update} makes a new one;
 * this one stays as it is.
 */
public interface Session {

  /**
   * Names the session to people and logs. It is derived from the id one-way: nobody can make a
   * cookie of it. It stays the same from {@code set} to {@code clear}.
   *
   * @return 22 characters of base64url
   */
  String handle();

  /**
   * When the session began: the time of the login, unchanged by updates and renewals. The absolute
   * lifetime and {@link RecentLogin} count from here. After {@link SessionAuth#endAll}, or where
   * {@link SessionAuthBuilder#endedBefore} says so, it is up to a minute later than the login, so
   * that the login holds.
   *
   * @return to the millisecond
   */
  Instant started();

  /**
   * When the session was last set, updated or renewed. The idle limit counts from here.
   *
   * @return to the millisecond
   */
  Instant renewed();

  /**
   * When the session ends if nothing renews it: the earlier of its idle limit and its lifetime. At
   * this instant it holds no longer.
   *
   * @return to the millisecond
   */
  Instant expires();

  /**
   * One entry of the data as text: a string as it is, a number or a boolean as JSON writes it.
   *
   * @param name the entry's name
   * @return the text, never null
   * @throws SessionShapeException where the entry is absent, null, an object or an array; inside
   *     the {@link UserResolver} that is a 401 and no failure
   */
  String text(String name);

  /**
   * All of the data as a record or bean. Entries that the type does not know are passed over.
   *
   * @param <T> the type
   * @param type the type that the data was set as, or one of the same shape
   * @return a new instance
   * @throws SessionShapeException where a component of a record is absent or an entry is of another
   *     kind
   */
  <T> T as(Class<T> type);

  /**
   * One entry of the data as any type: {@code get("basket", new GenericType<List<Item>>() {})}.
   *
   * @param <T> the type
   * @param name the entry's name
   * @param type its type
   * @return the value; empty where the entry is absent or null
   * @throws SessionShapeException where the entry is of another kind
   */
  <T> Optional<T> get(String name, GenericType<T> type);

  /**
   * All of the data, as JSON has it: strings, numbers, booleans, nulls, lists and maps.
   *
   * @return an unmodifiable map of unmodifiable maps and lists, in the order in which the entries
   *     were set
   */
  Map<String, Object> map();
}
