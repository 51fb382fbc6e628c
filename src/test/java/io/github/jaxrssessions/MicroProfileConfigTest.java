package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings from MicroProfile Config: an implementation of it, the API alone, and neither. */
class MicroProfileConfigTest {

  @TempDir Path folder;

  /** Runs where MicroProfile Config finds a file with some values on the class path. */
  private <T> T configured(Map<String, String> values, Supplier<T> run) throws IOException {
    Path file = folder.resolve("META-INF/microprofile-config.properties");
    Files.createDirectories(file.getParent());
    Files.write(
        file, values.entrySet().stream().map(v -> v.getKey() + "=" + v.getValue()).toList());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[] {url(folder.toString())}, before)) {
      thread.setContextClassLoader(own);
      return run.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void valueCountsOverHttp() throws IOException {
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

  private void fails(Map<String, String> values, String begin, String end) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configured(values, () -> Accounts.auth().build()))
        .withMessageStartingWith(begin)
        .withMessageEndingWith(end);
  }

  @Test
  void mistakeNamesThePlaceWithinMicroProfile() {
    String where = " in MicroProfile Config (PropertiesConfigSource[source=file:";
    fails(
        Map.of("sessions.idle-timout", "5m"),
        "sessions.idle-timout" + where,
        "microprofile-config.properties]) is no setting. Did you mean sessions.idle-timeout?");
    fails(
        Map.of("sessions.idle-timeout", "soon"),
        "sessions.idle-timeout" + where,
        " is \"soon\". Give a time: 30s, 15m, 12h, 30d or PT15M.");
    fails(
        Map.of("sessions.keys", "${no.such.key}"),
        "sessions.keys in MicroProfile Config cannot be read",
        ": NoSuchElementException.");
  }

  /** It hides what stands in weaker places, so these must not be asked in its stead. */
  @Test
  void emptyValueIsAMistakeAndNotOfAnotherPlace() throws IOException {
    String name = "sessions.trusted-origins";
    System.setProperty(name, "https://elsewhere.example");
    try {
      fails(
          Map.of(name, "", "config_ordinal", "500"),
          name + " in MicroProfile Config (PropertiesConfigSource[source=file:",
          " is empty. Give texts, comma-separated, or leave it out.");
    } finally {
      System.clearProperty(name);
    }
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
