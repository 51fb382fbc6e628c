package io.github.jaxrssessions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What seals and opens, without the request around it: from an object to the {@code Set-Cookie}
 * lines of an update, and from a {@code Cookie} header to the session. It stands in the library's
 * package because none of this is public there.
 */
public final class BenchmarkedCodec {
  private final SessionPolicy policy =
      new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), InstantSource.system());
  private final SessionCookie cookie = SessionCookie.standard();
  private final CookieSlots slots = new CookieSlots(cookie, CookieSlots.BUDGET);
  private final Sealer sealer;
  private final SessionCarrier carrier;
  private final Envelope begun;

  /**
   * A codec with the cookie, the limits and the budget as they come.
   *
   * @param keys the keys
   */
  public BenchmarkedCodec(KeyRing keys) {
    sealer = new Sealer(keys, "", cookie.name(), InstantSource.system());
    carrier = new CookieCarrier(cookie, sealer, slots, policy, null, null);
    begun = policy.begin(JsonData.NONE, Optional.empty());
  }

  /**
   * What {@link SessionWriter#update} and the answer do.
   *
   * @param data a map or record
   * @return the lines
   */
  public List<String> seal(Object data) {
    return carrier.send(policy.again(begun, write(data)), Set.of());
  }

  private JsonData write(Object data) {
    byte[] bytes = SessionJson.write(data);
    carrier.fits(bytes.length);
    return SessionJson.written(bytes, data);
  }

  /**
   * What a request does for the first who asks for its session.
   *
   * @param cookieLine its {@code Cookie} header
   * @return the session
   */
  public Session open(String cookieLine) {
    Envelope envelope = carrier.load(List.of(cookieLine)).opened().get(0).envelope();
    if (policy.refusalByTime(envelope, false).isPresent()) {
      throw new IllegalStateException("The session is over.");
    }
    return new JsonSession(envelope);
  }

  /**
   * The seal alone.
   *
   * @param plain any bytes
   * @return the value of a cookie
   */
  public String sealBytes(byte[] plain) {
    return sealer.seal(Sealer.SESSION_COOKIE, plain, "");
  }

  /**
   * And back.
   *
   * @param value the value of a cookie
   * @return what was sealed
   */
  public byte[] openBytes(String value) {
    return ((Sealer.Result.Opened) sealer.open(Sealer.SESSION_COOKIE, value, "", 0)).plain();
  }

  /**
   * The JSON of what is set, checked.
   *
   * @param data a map or record
   * @return the bytes
   */
  public byte[] json(Object data) {
    return write(data).bytes();
  }

  /**
   * JSON as a session holds it.
   *
   * @param json the bytes
   * @return its entries
   */
  public Object entries(byte[] json) {
    return SessionJson.entries(SessionJson.read(json).orElseThrow());
  }

  /**
   * Our cookies in a header.
   *
   * @param cookieLine the header
   * @return how many
   */
  public int scan(String cookieLine) {
    return CookieHeader.read(List.of(cookieLine), slots::isSlot).names().size();
  }

  /**
   * The whole {@code Set-Cookie} line of a value.
   *
   * @param value the value
   * @return the line
   */
  public String line(String value) {
    return cookie.line(cookie.name(), value, Optional.empty());
  }
}
