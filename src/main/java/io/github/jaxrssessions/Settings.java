package io.github.jaxrssessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What an application has set, as {@link SessionAuthBuilder} describes it. */
final class Settings<U> {
  final Class<U> userType;
  final UserResolver<U> resolver;
  final Setting<KeyRing> keys = new Setting<>("keys");
  final Setting<Function<? super Session, String>> subject = new Setting<>("subject");
  final Setting<Function<? super U, String>> name = new Setting<>("name");
  final Setting<BiPredicate<? super U, String>> roles = new Setting<>("roles");
  final Setting<Function<? super U, Instant>> endedBefore = new Setting<>("endedBefore");
  final Setting<List<String>> publicPaths = new Setting<>("publicPaths");
  final Setting<Duration> idleTimeout = new Setting<>("idleTimeout");
  final Setting<Duration> absoluteLifetime = new Setting<>("absoluteLifetime");
  final Setting<InstantSource> clock = new Setting<>("clock");
  final Setting<SessionCookie> cookie = new Setting<>("cookie");
  final Setting<String> application = new Setting<>("application");
  final Setting<Integer> sizeBudget = new Setting<>("sizeBudget");
  final Setting<List<String>> trustedOrigins = new Setting<>("trustedOrigins");
  final Setting<List<String>> crossOriginPaths = new Setting<>("crossOriginPaths");
  final Setting<CrossOriginGuard.Mode> crossOrigin = new Setting<>("the cross-origin mode");
  final Setting<Revocations> revocations = new Setting<>("revocations");
  final Setting<Duration> revocationsAge = new Setting<>("revocationsAge");
  final Setting<SessionStore> store = new Setting<>("store");
  final Setting<Integer> maxSessions = new Setting<>("maxSessions");
  final Setting<OverLimit> overLimit = new Setting<>("maxSessions");
  final Setting<Function<? super Session, String>> label = new Setting<>("label");
  final Setting<List<SessionListener>> listeners = new Setting<>("listeners");
  final Setting<LitestarCookies> litestar = new Setting<>("litestar");
  final NamedCookie namedCookie = new NamedCookie();
  final NamedLitestar namedLitestar = new NamedLitestar();

  Settings(Class<U> userType, UserResolver<U> resolver) {
    this.userType = userType;
    this.resolver = resolver;
  }

  /** The same, to be completed by what is set by name. */
  Settings<U> copy() {
    Settings<U> copy = new Settings<>(userType, resolver);
    copy.keys.take(keys);
    copy.subject.take(subject);
    copy.name.take(name);
    copy.roles.take(roles);
    copy.endedBefore.take(endedBefore);
    copy.publicPaths.take(publicPaths);
    copy.idleTimeout.take(idleTimeout);
    copy.absoluteLifetime.take(absoluteLifetime);
    copy.clock.take(clock);
    copy.cookie.take(cookie);
    copy.application.take(application);
    copy.sizeBudget.take(sizeBudget);
    copy.trustedOrigins.take(trustedOrigins);
    copy.crossOriginPaths.take(crossOriginPaths);
    copy.crossOrigin.take(crossOrigin);
    copy.revocations.take(revocations);
    copy.revocationsAge.take(revocationsAge);
    copy.store.take(store);
    copy.maxSessions.take(maxSessions);
    copy.overLimit.take(overLimit);
    copy.label.take(label);
    copy.listeners.take(listeners);
    copy.litestar.take(litestar);
    return copy;
  }
}
