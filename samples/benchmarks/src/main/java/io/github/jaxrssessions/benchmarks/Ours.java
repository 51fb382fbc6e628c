package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.BenchmarkedRequest;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.testing.LoggedIn;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions of this library: sealed, and where there is a store, kept in it. */
final class Ours implements Sessions {
  private static final String COOKIE = "Cookie";

  private final SessionAuth<String> auth;
  private final Runnable closing;

  private Ours(Optional<SessionStore> store, Runnable closing) {
    SessionAuthBuilder<String> builder =
        SessionAuth.builder(String.class, session -> Optional.of(session.text(USER)))
            .keys(KeyRing.of(key()))
            .subject(session -> session.text(USER));
    store.ifPresent(builder::store);
    this.auth = builder.build();
    this.closing = closing;
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  static Ours sealed() {
    return new Ours(Optional.empty(), () -> {});
  }

  static Ours in(SessionStore store, Runnable closing) {
    return new Ours(Optional.of(store), closing);
  }

  @Override
  public String login(String user) {
    return LoggedIn.cookie(auth.issue(Sessions.data(user)));
  }

  @Override
  public String request(String browser) {
    BenchmarkedRequest request = new BenchmarkedRequest(auth, browser);
    String user = (String) request.user();
    request.answer();
    return user;
  }

  @Override
  public String find(String browser) {
    return auth.authenticate(Map.of(COOKIE, List.of(browser))).orElseThrow().user();
  }

  @Override
  public void change(String browser, String value) {
    BenchmarkedRequest request = new BenchmarkedRequest(auth, browser);
    request.writer().update(data -> data.put(CHANGED, value));
    request.answer();
  }

  @Override
  public void logout(String browser) {
    BenchmarkedRequest request = new BenchmarkedRequest(auth, browser);
    request.writer().clear();
    request.answer();
  }

  @Override
  public void close() {
    closing.run();
  }
}
