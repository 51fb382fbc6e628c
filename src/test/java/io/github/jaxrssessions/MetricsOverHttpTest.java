package io.github.jaxrssessions;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.metrics.SessionMetrics;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.MovableClock;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a running application counts, as its registry shows it. */
class MetricsOverHttpTest {
  private final MockClock time = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, time);
  private final PrometheusMeterRegistry page =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-05-04T10:00:00Z"));
  private final CountedStore store = new CountedStore(new MemorySessionStore(100));
  private final TestServer server = start();

  private TestServer start() {
    SessionMetrics metrics = SessionMetrics.of(registry);
    metrics.bindTo(page);
    SessionAuth<?> auth =
        Accounts.plain(KeyRing.of(Keys.secret(7)))
            .clock(clock)
            .store(slow(store))
            .listeners(metrics)
            .build();
    return TestServer.start(Accounts.class, StoreScript.class, auth);
  }

  /** Each look into it takes 7 ms by the registry's clock. */
  private SessionStore slow(SessionStore quick) {
    return (SessionStore)
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SessionStore.class},
            (proxy, method, arguments) -> {
              time.add(Duration.ofMillis(method.getName().equals("find") ? 7 : 0));
              try {
                return method.invoke(quick, arguments);
              } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private double count(String name, String... tags) {
    return registry.get("sessions." + name).tags(tags).counter().count();
  }

  private long calls(String name, String... tags) {
    return registry.get("sessions." + name).tags(tags).timer().count();
  }

  @Test
  void loginRequestUpdateRenewalAndLogoutAreCounted() {
    Browser browser = server.browser();
    browser.post("/login/ann", "");
    assertThat(count("set")).isEqualTo(1);
    browser.get("/me");
    browser.get("/me");
    assertThat(calls("open")).isEqualTo(2);
    assertThat(calls("resolve", "outcome", "success")).isEqualTo(2);
    browser.post("/note", "text");
    assertThat(count("updated")).isEqualTo(1);
    clock.advance(Duration.ofMinutes(8));
    browser.get("/me");
    assertThat(count("renewed")).isEqualTo(1);
    browser.post("/logout", "");
    assertThat(count("ended")).isEqualTo(1);
    assertThat(calls("store", "call", "create", "outcome", "success")).isEqualTo(1);
    assertThat(calls("store", "call", "update", "outcome", "success")).isEqualTo(2);
    assertThat(calls("store", "call", "delete", "outcome", "success")).isEqualTo(1);
  }

  @Test
  void storesTimeIsThatOfTheRegistrysClock() {
    Browser browser = server.browser();
    browser.post("/login/ann", "");
    browser.get("/me");
    assertThat(
            registry
                .get("sessions.store")
                .tags("call", "find", "outcome", "success")
                .timer()
                .totalTime(MILLISECONDS))
        .isEqualTo(7);
    assertThat(registry.get("sessions.open").timer().totalTime(MILLISECONDS)).isZero();
  }

  @Test
  void cookieThatWasTamperedWithIsCountedByItsReason() {
    Browser browser = server.browser();
    browser.post("/login/ann", "");
    browser.jar().replaceAll((name, value) -> tampered(value));
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(count("refused", "reason", "forged")).isEqualTo(1);
    assertThat(count("refused", "reason", "malformed")).isZero();
  }

  private static String tampered(String value) {
    int at = value.length() / 2;
    return value.substring(0, at) + (value.charAt(at) == 'A' ? 'B' : 'A') + value.substring(at + 1);
  }

  @Test
  void postFromAnotherOriginIsCounted() {
    assertThat(server.browser().post("/login/ann", "", "Origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(count("cross.origin.denied", "enforced", "true")).isEqualTo(1);
    assertThat(count("set")).isZero();
  }

  @Test
  void storeThatIsDownIsAFailureAndTheRequestUnavailable() {
    Browser browser = server.browser();
    browser.post("/login/ann", "");
    store.cut("find");
    assertThat(browser.get("/me").status()).isEqualTo(503);
    assertThat(calls("store", "call", "find", "outcome", "failure")).isEqualTo(1);
    assertThat(calls("store", "call", "find", "outcome", "success")).isZero();
    assertThat(count("unavailable")).isEqualTo(1);
  }

  @Test // P22
  void noTagHoldsAnythingOfASessionAUserOrARequest() {
    String canary = "canary";
    Browser browser = server.browser();
    browser.post("/login/" + canary, "");
    String first = browser.cookieLine();
    String handle = browser.get("/script/handle").body();
    browser.post("/note", canary + "-note");
    browser.jar().put("canary-cookie", canary);
    browser.get("/me?q=canary", "User-Agent", canary);
    browser.post("/note", canary, "Origin", "https://canary.example");
    browser.copy().get("/me", "Cookie", "__Host-session=" + canary);
    browser.post("/login/" + canary, "");
    browser.send("GET", "/me", "", "Cookie", first);
    store.cutAll();
    browser.get("/me");
    store.cut();
    browser.post("/logout", "");
    assertThat(registry.getMeters()).hasSizeGreaterThan(30);
    Stream<Tag> tags = registry.getMeters().stream().flatMap(m -> m.getId().getTags().stream());
    assertThat(tags.distinct())
        .allSatisfy(tag -> assertThat(tag.getKey()).isIn("reason", "enforced", "call", "outcome"))
        .allSatisfy(tag -> assertThat(tag.getValue()).matches("[a-z_]{1,20}"))
        .noneMatch(tag -> tag.getValue().contains("canary"));
    assertThat(page.scrape()).doesNotContain("canary", handle, first.split("=", 2)[1]);
  }

  @Test
  void prometheusShowsTheNamesThatThePageOfMetricsShows() throws Exception {
    Browser browser = server.browser();
    browser.post("/login/ann", "");
    browser.get("/me", "Cookie", "__Host-session=no");
    String text = page.scrape();
    assertThat(text)
        .contains("\nsessions_set_total 1.0\n")
        .contains("\nsessions_refused_total{reason=\"malformed\"} 1.0\n")
        .contains("\nsessions_refused_total{reason=\"unknown_key\"} 0.0\n")
        .contains("\nsessions_store_seconds_count{call=\"create\",outcome=\"success\"} 1\n");
    assertThat(
            text.lines()
                .filter(line -> line.startsWith("# TYPE ") && !line.endsWith("_max gauge"))
                .map(line -> line.split(" ", -1)[2]))
        .containsExactlyInAnyOrderElementsOf(EventPagesTest.prometheusNames());
  }

  @Test
  void libraryStartsWithoutMicrometer() throws Exception {
    URL[] others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("micrometer"))
            .map(MetricsOverHttpTest::url)
            .toArray(URL[]::new);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      assertThat(loader.loadClass(Alone.class.getName()).getMethod("statusAfterLogin").invoke(null))
          .isEqualTo("200 OPEN");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  /** What runs in a class loader of its own: it also measures by itself, without Micrometer. */
  public static final class Alone {
    private Alone() {}

    /** A login and a request. */
    public static String statusAfterLogin() {
      try {
        Class.forName("io.micrometer.core.instrument.MeterRegistry");
        return "Micrometer is here";
      } catch (ClassNotFoundException expected) {
        StringBuilder heard = new StringBuilder();
        SessionAuth<?> auth = Accounts.plain(KeyRing.ephemeral()).listeners(own(heard)).build();
        try (TestServer server = TestServer.start(Accounts.class, auth)) {
          Browser browser = server.browser();
          browser.post("/login/ann", "");
          return browser.get("/me").status() + heard.toString();
        }
      }
    }

    private static TimingListener own(StringBuilder heard) {
      return new TimingListener() {
        @Override
        public void on(SessionEvent event) {}

        @Override
        public Timing begins(SessionStep step) {
          return failed -> heard.append(step == SessionStep.OPEN ? " OPEN" : "");
        }
      };
    }
  }
}
