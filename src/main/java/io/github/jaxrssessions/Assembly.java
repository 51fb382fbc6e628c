package io.github.jaxrssessions;

import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From settings to the parts that work by them. What is wrong in a part says so as it is made. */
final class Assembly<U> {
  static final CrossOriginGuard.Mode CROSS_ORIGIN = CrossOriginGuard.Mode.ENFORCE;
  static final Duration IDLE_TIMEOUT = Duration.ofMinutes(30);
  static final Duration ABSOLUTE_LIFETIME = Duration.ofHours(12);
  static final Duration REVOCATIONS_AGE = Duration.ofSeconds(5);
  private static final Duration LONGEST_AGE = Duration.ofMinutes(5);

  private final Settings<U> settings;
  private final @Nullable Steps steps;

  Assembly(Settings<U> settings) {
    this.settings = settings;
    this.steps = Steps.of(settings.listeners.or(List.of()));
  }

  Parts<U> parts() {
    KeyRing ring = settings.keys.required();
    InstantSource time = settings.clock.or(InstantSource.system());
    SessionCookie ours = settings.cookie.orElse(settings.namedCookie::cookie);
    String application = settings.application.or("");
    Events events = new Events(settings.listeners.or(List.of()));
    SessionPolicy policy =
        new SessionPolicy(
            settings.idleTimeout.or(IDLE_TIMEOUT),
            settings.absoluteLifetime.or(ABSOLUTE_LIFETIME),
            time);
    Sealer sealer = new Sealer(ring, application, ours.name(), time);
    SubjectNames names = new SubjectNames(ring, application, ours.name());
    Users<U> users = users();
    SessionRows rows = new SessionRows(sealer, names, users);
    Shared<U> shared =
        new Shared<>(
            users,
            names,
            policy,
            carrier(cookies(ours, sealer, policy), rows, policy),
            revocations(time, events),
            new LastSent(),
            events);
    return new Parts<>(
        ours,
        shared,
        active(shared, rows),
        guard(events),
        new PublicPaths(settings.publicPaths.or(List.of())));
  }

  private CookieCarrier cookies(SessionCookie ours, Sealer sealer, SessionPolicy policy) {
    CookieSlots slots = new CookieSlots(ours, settings.sizeBudget.or(CookieSlots.BUDGET));
    return new CookieCarrier(ours, sealer, slots, policy, reader(ours), steps);
  }

  private @Nullable SessionStore store() {
    @Nullable SessionStore given = settings.store.orNull();
    return given == null || steps == null ? given : steps.timed(given);
  }

  private SessionCarrier carrier(CookieCarrier cookies, SessionRows rows, SessionPolicy policy) {
    @Nullable SessionStore store = store();
    boolean limited = settings.maxSessions.given() || settings.overLimit.given();
    if (settings.maxSessions.given()
        != settings.overLimit.given()) { // by name: in code they are one
      throw new IllegalStateException(
          "maxSessions needs both sessions.max-sessions and sessions.over-limit.");
    }
    if (limited && (store == null || !settings.subject.given())) {
      throw new IllegalStateException(
          "maxSessions needs sessions that are in a store and have a subject. Set store(…) and"
              + " subject(session -> …), too.");
    }
    if (store == null) {
      return cookies;
    }
    @Nullable SessionLimit limit =
        limited
            ? new SessionLimit(
                settings.maxSessions.required(), settings.overLimit.required(), store, rows)
            : null;
    return new StoreCarrier(cookies, rows, store, policy, limit);
  }

  private CachedRevocations revocations(InstantSource time, Events events) {
    boolean given = settings.revocations.given();
    Duration usual = settings.store.given() ? Duration.ZERO : REVOCATIONS_AGE;
    Duration age = settings.revocationsAge.or(given ? usual : Duration.ZERO);
    checkAge(age);
    Revocations asked =
        settings.revocations.orElse(
            () -> new MemoryRevocations(time, MemoryRevocations.CAPACITY, events));
    // A look into the memory of this process is no call to time.
    return new CachedRevocations(given && steps != null ? steps.timed(asked) : asked, age, time);
  }

  static void checkAge(Duration age) {
    if (age.isNegative() || age.compareTo(LONGEST_AGE) > 0) {
      throw new IllegalArgumentException(
          "revocationsAge is " + age + ". Give from 0 to 5 minutes.");
    }
  }

  private Optional<ActiveSessions> active(Shared<U> shared, SessionRows rows) {
    @Nullable SessionStore store = store();
    return store == null
        ? Optional.empty()
        : Optional.of(new ActiveSessions(shared, store, rows, this::label));
  }

  private Optional<String> label(Session session) {
    @Nullable Function<? super Session, String> labelOf = settings.label.orNull();
    try {
      return labelOf == null ? Optional.empty() : Optional.ofNullable(labelOf.apply(session));
    } catch (SessionShapeException e) {
      return Optional.empty();
    }
  }

  private Users<U> users() {
    if (settings.name.given() && Principal.class.isAssignableFrom(settings.userType)) {
      throw new IllegalStateException(
          "name is set, and "
              + settings.userType.getName()
              + " is a Principal that names itself. Leave it out.");
    }
    return new Users<>(
        settings.userType,
        steps == null ? settings.resolver : steps.timed(settings.resolver),
        settings.subject.orNull(),
        settings.name.orNull(),
        settings.roles.or((user, role) -> false),
        settings.endedBefore.orNull());
  }

  private CrossOriginGuard guard(Events events) {
    return new CrossOriginGuard(
        settings.crossOrigin.or(CROSS_ORIGIN),
        settings.trustedOrigins.or(List.of()),
        settings.crossOriginPaths.or(List.of()),
        events);
  }

  private @Nullable LitestarReader reader(SessionCookie ours) {
    @Nullable LitestarCookies given = settings.litestar.orNull();
    @Nullable LitestarCookies theirs = given == null ? settings.namedLitestar.cookies() : given;
    if (theirs == null) {
      return null;
    }
    LitestarReader reader = new LitestarReader(theirs);
    if (reader.isPart(ours.name())) {
      throw new IllegalStateException(
          "Litestar's cookie "
              + theirs.name()
              + " and ours are both named "
              + ours.name()
              + ". Give ours another name.");
    }
    return reader;
  }
}
