package io.github.jaxrssessions;

import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From settings to the parts that work by them. What is wrong in a part says so as it is made. */
final class Assembly<U> {
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration ABSOLUTE_LIFETIME = Duration.ofHours(12);

  private final SessionAuthBuilder<U> settings;

  Assembly(SessionAuthBuilder<U> settings) {
    this.settings = settings;
  }

  SessionAuth<U> auth() {
    KeyRing ring = settings.keys.required("Give KeyRing.fromEnvironment(\"SESSION_KEYS\").");
    InstantSource time = settings.clock.or(InstantSource.system());
    SessionCookie ours = settings.cookie.or(SessionCookie.standard());
    String application = settings.application.or("");
    Events events = new Events(settings.listeners.or(List.of()));
    SessionPolicy policy =
        new SessionPolicy(
            settings.idleTimeout.or(IDLE_TIMEOUT),
            settings.absoluteLifetime.or(ABSOLUTE_LIFETIME),
            time);
    SessionCarrier carrier =
        new CookieCarrier(
            ours,
            new Sealer(ring, application, ours.name(), time),
            new CookieSlots(ours, settings.sizeBudget.or(CookieSlots.BUDGET)),
            policy,
            reader(ours));
    Revocations memory =
        settings.revocations.orElse(
            () -> new MemoryRevocations(time, MemoryRevocations.CAPACITY, events));
    return new SessionAuth<>(
        ours,
        new Shared<>(
            users(),
            new SubjectNames(ring, application, ours.name()),
            policy,
            carrier,
            memory,
            new LastSent(),
            events),
        guard(events),
        new PublicPaths(settings.publicPaths.or(List.of())));
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
        settings.resolver,
        settings.subject.orNull(),
        settings.name.orNull(),
        settings.roles.or((user, role) -> false),
        settings.endedBefore.orNull());
  }

  private CrossOriginGuard guard(Events events) {
    return new CrossOriginGuard(
        settings.crossOrigin.or(CrossOriginGuard.Mode.ENFORCE),
        settings.trustedOrigins.or(List.of()),
        settings.crossOriginPaths.or(List.of()),
        events);
  }

  private @Nullable LitestarReader reader(SessionCookie ours) {
    @Nullable LitestarCookies theirs = settings.litestar.orNull();
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
