package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cookie carrier with all its parts at hand, on a clock that stands still. */
final class CarrierKit {
  static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  static final KeyRing KEYS = KeyRing.of(secret(1));

  final MovableClock clock = MovableClock.at(START);
  final SessionCookie cookie;
  final CookieSlots slots;
  final Sealer sealer;
  final SessionPolicy policy;
  final CookieCarrier carrier;
  final int budget;

  CarrierKit() {
    this(CookieSlots.BUDGET);
  }

  CarrierKit(int budget) {
    this(SessionCookie.standard(), KEYS, budget, null);
  }

  CarrierKit(SessionCookie cookie, KeyRing keys, int budget, @Nullable LitestarReader litestar) {
    this.cookie = cookie.checked();
    this.budget = budget;
    slots = new CookieSlots(this.cookie, budget);
    sealer = new Sealer(keys, "", cookie.name(), clock);
    policy = new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), clock);
    carrier = new CookieCarrier(this.cookie, sealer, slots, policy, litestar, null);
  }

  /** A secret that is always the same for one number. */
  static byte[] secret(int number) {
    byte[] secret = new byte[32];
    new Random(number).nextBytes(secret);
    return secret;
  }

  /** Data whose JSON has exactly so many bytes; at least 8. */
  static JsonData payload(int bytes) {
    byte[] json = new byte[bytes];
    Arrays.fill(json, (byte) 'x');
    byte[] start = "{\"t\":\"".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, json, 0, start.length);
    json[bytes - 2] = '"';
    json[bytes - 1] = '}';
    return SessionJson.read(json).orElseThrow();
  }

  Envelope session(int bytes) {
    return policy.begin(payload(bytes), Optional.empty());
  }

  Envelope session(int bytes, Duration own) {
    return policy.begin(payload(bytes), Optional.of(own));
  }

  /** The lines of an answer to a browser that showed these cookies. */
  List<String> send(Envelope envelope, String... shown) {
    return carrier.send(envelope, Set.of(shown));
  }

  /** The value of a session that fits one cookie. */
  String value(Envelope envelope) {
    return valueOf(send(envelope).get(0));
  }

  Loaded load(String... cookieLines) {
    return carrier.load(List.of(cookieLines));
  }

  /** The ids of the sessions whose tags held. */
  List<SessionId> ids(String... cookieLines) {
    return load(cookieLines).opened().stream().map(opened -> opened.envelope().id()).toList();
  }

  /** What a whole application makes of it. */
  Shared<Accounts.User> shared(List<SessionEvent> heard) {
    Events events = new Events(List.of(heard::add));
    return new Shared<>(
        new Users<>(
            Accounts.User.class,
            session -> Accounts.find(session.text("user_id")),
            session -> session.text("user_id"),
            null,
            Accounts.User::hasRole,
            null),
        new SubjectNames(KEYS, "", cookie.name()),
        policy,
        carrier,
        new CachedRevocations(
            new MemoryRevocations(clock, MemoryRevocations.CAPACITY, events), Duration.ZERO, clock),
        new LastSent(),
        events);
  }

  /** A clock of its own that stands at the start. */
  static MovableClock jarClock() {
    return MovableClock.at(START);
  }

  /** A browser's jar, to be filled by hand. */
  static Browser jar() {
    return new Browser(URI.create("http://localhost/"));
  }

  @Override
  public String toString() {
    return cookie + " within " + budget;
  }

  static String nameOf(String setCookie) {
    return setCookie.substring(0, setCookie.indexOf('='));
  }

  static String valueOf(String setCookie) {
    return setCookie.substring(setCookie.indexOf('=') + 1, setCookie.indexOf(';'));
  }
}
