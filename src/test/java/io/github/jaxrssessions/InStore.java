package io.github.jaxrssessions;

import io.github.jaxrssessions.store.MemorySessionStore;

/** Runs the same tests with sessions in a store: {@code -Dcontract.in=store}. */
final class InStore {
  private static final boolean CHOSEN = "store".equals(System.getProperty("contract.in"));

  private InStore() {}

  static <U> SessionAuthBuilder<U> applied(SessionAuthBuilder<U> settings) {
    return CHOSEN ? settings.store(Shared.STORE) : settings;
  }

  /** Why a session that was logged out is refused. */
  static Refusal ended() {
    return CHOSEN ? Refusal.NOT_STORED : Refusal.ENDED;
  }

  /** One for all applications of a run, as nodes share one. */
  private static final class Shared {
    static final SessionStore STORE = new MemorySessionStore(100_000);
  }
}
