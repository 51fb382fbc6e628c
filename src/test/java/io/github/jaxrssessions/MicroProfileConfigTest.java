package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

/** Settings from MicroProfile Config: an implementation of it, the API alone, and neither. */
class MicroProfileConfigTest {

  /** Runs where MicroProfile Config gives the application some values. */
  private static <T> T configured(Map<String, String> values, Supplier<T> run) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(values, "the test's file", 100))
            .build();
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader own = new ClassLoader(before) {};
    resolver.registerConfig(config, own);
    thread.setContextClassLoader(own);
    try {
      return run.get();
    } finally {
      thread.setContextClassLoader(before);
      resolver.releaseConfig(config);
    }
  }

  @Test
  void valueCountsOverHttp() {
    Map<String, String> values =
        Map.of(
            "sessions.cookie.name", "__Host-${app.short}",
            "sessions.subject", "user_id",
            "app.short", "shop");
    SessionAuth<String> auth =
        configured(
            values,
            () ->
                SessionAuth.builder(String.class, s -> Optional.of(s.text("user_id")))
                    .keys(CarrierKit.KEYS)
                    .build());
    try (TestServer server = TestServer.start(Accounts.class, auth)) {
      assertThat(server.browser().post("/login/ann", "").setCookies())
          .singleElement()
          .asString()
          .startsWith("__Host-shop=");
      auth.endAll("ann"); // needs the subject
    }
  }

  private static void fails(Map<String, String> values, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configured(values, () -> Accounts.auth().build()))
        .withMessage(message);
  }

  @Test
  void mistakeNamesThePlaceWithinMicroProfile() {
    fails(
        Map.of("sessions.idle-timout", "5m"),
        "sessions.idle-timout in MicroProfile Config (PropertiesConfigSource[source=the test's file]) is no setting. Did you mean"
            + " sessions.idle-timeout?");
    fails(
        Map.of("sessions.idle-timeout", "soon"),
        "sessions.idle-timeout in MicroProfile Config (PropertiesConfigSource[source=the test's file]) is \"soon\". Give a time:"
            + " 30s, 15m, 12h, 30d or PT15M.");
    fails(
        Map.of("sessions.keys", "${no.such.key}"),
        "sessions.keys in MicroProfile Config cannot be read: NoSuchElementException.");
  }

  @Test
  void libraryStartsWithoutMicroProfile() throws Exception {
    assertThat(apart("microprofile-config", "smallrye")).isEqualTo("no API 401");
  }

  @Test
  void libraryStartsWithTheApiAlone() throws Exception {
    assertThat(apart("smallrye")).isEqualTo("API 401");
  }

  private static Object apart(String... without) throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> Arrays.stream(without).noneMatch(entry::contains))
            .map(MicroProfileConfigTest::url)
            .toArray(URL[]::new);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return loader.loadClass(Alone.class.getName()).getMethod("status").invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  /** What runs in a class loader of its own. */
  public static final class Alone {
    private Alone() {}

    public static String status() {
      String api = "API";
      try {
        Class.forName("org.eclipse.microprofile.config.ConfigProvider");
      } catch (ClassNotFoundException e) {
        api = "no API";
      }
      try (TestServer server = TestServer.start(Accounts.class, Accounts.auth().build())) {
        return api + " " + server.browser().get("/me").status();
      }
    }
  }
}
