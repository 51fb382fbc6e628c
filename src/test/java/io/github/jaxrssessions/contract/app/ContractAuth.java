package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The one SessionAuth, its clock and what it tells. */
public final class ContractAuth {
  /** The key and the time of the frozen cookies. */
  static final MovableClock CLOCK = MovableClock.at(Instant.parse("2026-11-23T12:00:00Z"));

  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  static final Queue<SessionEvent> EVENTS = new ConcurrentLinkedQueue<>();

  /** To be registered. */
  public static final SessionAuth<User> AUTH =
      whereItIsKept(
              SessionAuth.builder(User.class, session -> User.find(session.text("user_id")))
                  .keys(KeyRing.of(java.util.HexFormat.of().parseHex(KEY)))
                  .subject(session -> session.text("user_id"))
                  .roles(User::hasRole)
                  .publicPaths("/on-a-public-path/**")
                  .clock(CLOCK)
                  .listeners(EVENTS::add))
          .build();

  private ContractAuth() {}

  /** The same contract holds with sessions in a store: {@code -Dcontract.in=store}. */
  private static SessionAuthBuilder<User> whereItIsKept(SessionAuthBuilder<User> settings) {
    return "store".equals(System.getProperty("contract.in"))
        ? settings.store(new MemorySessionStore(100_000))
        : settings;
  }

  static List<SessionEvent> events() {
    return List.copyOf(EVENTS);
  }
}
