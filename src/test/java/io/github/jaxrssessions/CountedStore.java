package io.github.jaxrssessions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A real store, of which each call is counted, and that can be cut off. */
final class CountedStore implements SessionStore {
  private final SessionStore store;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  final Map<String, StoredSession> rows = new ConcurrentHashMap<>();
  private final Set<String> down = ConcurrentHashMap.newKeySet();

  CountedStore(SessionStore store) {
    this.store = store;
  }

  /** From a method to how often it was called since the last time somebody looked. */
  Map<String, Integer> calls() {
    Map<String, Integer> counts = new TreeMap<>();
    calls.forEach((method, count) -> counts.put(method, count.get()));
    calls.clear();
    return counts;
  }

  /** These methods throw from now on; none: all work. */
  void cut(String... methods) {
    down.clear();
    down.addAll(List.of(methods));
  }

  void cutAll() {
    cut("create", "find", "update", "delete", "list");
  }

  private <T> T call(String method, Supplier<T> call) {
    calls.computeIfAbsent(method, m -> new AtomicInteger()).incrementAndGet();
    if (down.contains(method)) {
      throw new SessionStoreException("The store is down.", new java.io.IOException("cut"));
    }
    return call.get();
  }

  @Override
  public Created create(StoredSession session, Optional<Limit> limit, Instant now) {
    return call(
        "create",
        () -> {
          Created created = store.create(session, limit, now);
          if (created.outcome() == Outcome.CREATED) {
            rows.put(session.key(), session);
          }
          return created;
        });
  }

  @Override
  public Optional<StoredSession> find(String key) {
    return call("find", () -> store.find(key));
  }

  @Override
  public Updated update(StoredSession next, Instant now) {
    return call(
        "update",
        () -> {
          Updated updated = store.update(next, now);
          if (updated == Updated.UPDATED) {
            rows.put(next.key(), next);
          }
          return updated;
        });
  }

  @Override
  public boolean delete(String key) {
    return call("delete", () -> store.delete(key));
  }

  @Override
  public List<StoredSession> list(Set<String> subjects, Instant now) {
    return call("list", () -> store.list(subjects, now));
  }
}
