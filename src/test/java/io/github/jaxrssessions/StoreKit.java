package io.github.jaxrssessions;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application with its sessions in a store, on a real server, with all of it at hand. */
final class StoreKit implements AutoCloseable {
  final MovableClock clock = MovableClock.at(Instant.parse("2026-05-04T10:00:00Z"));
  final KeyRing keys = KeyRing.of(Keys.secret(7));
  final CountedStore store = new CountedStore(new MemorySessionStore(10_000));
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private TestServer server;
  SessionAuth<Accounts.User> auth;

  StoreKit() {
    this.auth = auth(keys).build();
    this.server = TestServer.start(Accounts.class, StoreScript.class, auth);
  }

  SessionAuthBuilder<Accounts.User> auth(KeyRing ring) {
    return sealed(ring).store(store);
  }

  /** The same application before it had a store. */
  SessionAuthBuilder<Accounts.User> sealed(KeyRing ring) {
    return Accounts.plain(ring).clock(clock).listeners(events::add);
  }

  /** Another version of the application takes the place of this one. */
  void deploy(SessionAuthBuilder<Accounts.User> next) {
    server.close();
    auth = next.build();
    server = TestServer.start(Accounts.class, StoreScript.class, auth);
  }

  /** A browser as it was, at the application as it is now. */
  Browser here(Browser browser) {
    return browser.copy(server.uri());
  }

  Browser browser() {
    return server.browser();
  }

  Browser loggedIn(String name) {
    Browser browser = browser();
    browser.post("/login/" + name, "");
    store.calls();
    return browser;
  }

  /** The one row there is. */
  StoredSession row() {
    return store.rows.values().iterator().next();
  }

  /** Changes what stands in a row, as somebody does who can write the store. */
  void write(StoredSession row, String content) {
    StoredSession now = store.find(row.key()).orElseThrow();
    StoredSession next =
        new StoredSession(
            now.key(), now.subject(), now.version() + 1, now.created(), now.expires(), content);
    store.update(next, clock.instant());
    store.calls();
  }

  /** The id that a browser's cookie holds. */
  byte[] idIn(Browser browser) {
    Sealer sealer = new Sealer(keys, "", auth.cookie().name(), clock);
    Sealer.Result.Opened opened =
        (Sealer.Result.Opened)
            sealer.open(Sealer.SESSION_COOKIE, browser.jar().get(auth.cookie().name()), "", 0);
    return SessionCodec.decode(opened.plain()).orElseThrow().envelope().id().bytes();
  }

  List<Refusal> refusals() {
    List<Refusal> refusals =
        events.stream()
            .filter(SessionEvent.Refused.class::isInstance)
            .map(event -> ((SessionEvent.Refused) event).reason())
            .toList();
    events.clear();
    return refusals;
  }

  @Override
  public void close() {
    server.close();
  }
}
