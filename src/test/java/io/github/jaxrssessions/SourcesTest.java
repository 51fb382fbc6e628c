package io.github.jaxrssessions;

import static io.github.jaxrssessions.NamesKit.idleMinutes;
import static io.github.jaxrssessions.NamesKit.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where settings stand by name, and which counts. */
class SourcesTest {
  private static final String IDLE = "sessions.idle-timeout";
  private static final String VARIABLE = "SESSIONS_IDLE_TIMEOUT";

  @Test
  void firstPlaceThatHasANameCounts() {
    Sources all =
        new Sources(
            List.of(NamesKit.beside(IDLE, "4m")), Map.of(IDLE, "5m"), Map.of(VARIABLE, "6m"));
    assertThat(idleMinutes(keyed(all).idleTimeout(Duration.ofMinutes(2)))).isEqualTo(2);
    assertThat(idleMinutes(keyed(all))).isEqualTo(4);
    Sources two = new Sources(List.of(), Map.of(IDLE, "5m"), Map.of(VARIABLE, "6m"));
    assertThat(idleMinutes(keyed(two))).isEqualTo(5);
    assertThat(idleMinutes(keyed(NamesKit.environment(VARIABLE, "6m")))).isEqualTo(6);
    assertThat(idleMinutes(keyed(NamesKit.nowhere()))).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SESSIONS_IDLE_TIMEOUT", "sessions_idle_timeout", IDLE})
  void variableIsReadInEachSpellingOfMicroProfile(String variable) {
    assertThat(idleMinutes(keyed(NamesKit.environment(variable, "6m")))).isEqualTo(6);
  }

  @Test
  void upperCaseCountsBeforeLower() {
    Sources both =
        NamesKit.environment(VARIABLE.toLowerCase(java.util.Locale.ROOT), "7m", VARIABLE, "6m");
    assertThat(idleMinutes(keyed(both))).isEqualTo(6);
  }

  @Test
  void unknownVariableIsToldAsItStandsThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keyed(NamesKit.environment("SESSIONS_IDLE_TIMOUT", "5m")).build())
        .withMessage(
            "The environment variable SESSIONS_IDLE_TIMOUT is no setting. Did you mean"
                + " SESSIONS_IDLE_TIMEOUT?");
  }

  @Test
  void allUnknownNamesAreToldAtOnce() {
    Sources wrong =
        new Sources(
            List.of(NamesKit.beside("sessions.labels", "x", "other.name", "y")),
            Map.of("sessions.key", "x", "session.keys", "not ours"),
            Map.of("SESSIONS_COOKIE_NAMES", "x", "SESSION_KEYS", "not ours"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keyed(wrong).build())
        .withMessage(
            "The environment variable SESSIONS_COOKIE_NAMES is no setting. Did you mean"
                + " SESSIONS_COOKIE_NAME?\n"
                + "sessions.key in the system properties is no setting. Did you mean"
                + " sessions.keys?\n"
                + "sessions.labels in a file is no setting. Did you mean sessions.label?");
  }

  /** MicroProfile Config lists variables and properties, too, and variables in its own spelling. */
  @Test
  void whatTheSourceBesideHasFromElsewhereIsToldOnce() {
    Sources sources =
        new Sources(
            List.of(NamesKit.beside("sessions.idle.timeout", "6m", "sessions.key", "x")),
            Map.of("sessions.key", "x"),
            Map.of(VARIABLE, "6m"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keyed(sources).build())
        .withMessage(
            "sessions.key in the system properties is no setting. Did you mean sessions.keys?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SESSIONS_SERVICE_HOST",
        "SESSIONS_SERVICE_PORT",
        "SESSIONS_SERVICE_PORT_REDIS",
        "SESSIONS_PORT",
        "SESSIONS_PORT_6379_TCP",
        "SESSIONS_PORT_6379_TCP_ADDR",
        "SESSIONS_REDIS_SERVICE_HOST",
        "SESSIONS_REDIS_PORT_6379_TCP_PROTO"
      })
  void whatKubernetesSaysOfAServiceOfThatNameIsLeftAlone(String variable) {
    assertThat(keyed(NamesKit.environment(variable, "tcp://10.0.0.1:6379")).build().cookie())
        .isNotNull();
  }

  @Test
  void sourceThatIsNotThereIsPassedOver() {
    SettingsSource empty = NamesKit.beside();
    Sources sources = new Sources(List.of(empty), Map.of(), Map.of(VARIABLE, "6m"));
    assertThat(idleMinutes(keyed(sources))).isEqualTo(6);
  }

  /** A source of settings that cannot reach what it reads. */
  public static final class Unreachable implements SettingsSource {
    /** As {@link java.util.ServiceLoader} calls it. */
    public Unreachable() {
      throw new IllegalStateException("no connection");
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public String place(String name) {
      return "nowhere";
    }

    @Override
    public Optional<Value> find(String name) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.github.jaxrssessions.SourcesTest$Unreachable", "com.example.Typo"})
  void sourceThatCannotBeMadeFailsTheStart(String type, @TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(SettingsSource.class.getName()), type);
    ClassLoader usual = SourcesTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Sources.besides(loader))
          .withMessageStartingWith("A source of settings cannot be made")
          .withMessageContaining(type);
    }
  }

  @ParameterizedTest
  @CsvSource({"report-only,1", "insecure-off,1", "enforce,0"})
  void guardThatRefusesNothingIsToldAtStart(String mode, int times) {
    Sources named = NamesKit.properties("sessions.cross-origin", mode);
    try (LogLines logs = new LogLines();
        TestServer server = TestServer.start(keyed(named).build())) {
      assertThat(server.browser()).isNotNull();
      assertThat(logs.at(java.util.logging.Level.WARNING))
          .filteredOn(
              line ->
                  line.equals(
                      "Unsafe requests from other origins are not refused: the guard is set to "
                          + mode
                          + "."))
          .hasSize(times);
    }
  }

  @Test
  void overriddenNamesAreToldAtStart() {
    Sources named =
        NamesKit.properties(
            IDLE, "5m", "sessions.cookie.name", "sid", "sessions.size-budget", "600");
    try (LogLines logs = new LogLines();
        TestServer server =
            TestServer.start(
                keyed(named)
                    .idleTimeout(Duration.ofMinutes(9))
                    .cookie(SessionCookie.standard())
                    .build())) {
      assertThat(server.browser()).isNotNull();
      assertThat(logs.at(java.util.logging.Level.INFO))
          .contains(
              IDLE + " in the system properties does not count: code sets idleTimeout.",
              "sessions.cookie.name in the system properties does not count: code sets cookie.")
          .noneMatch(line -> line.contains("size-budget"));
    }
  }

  @Test
  void messageAboutWhatCodeSetsNamesNoOtherPlace() {
    SessionAuthBuilder<String> builder =
        keyed(NamesKit.properties(IDLE, "5m")).idleTimeout(Duration.ofDays(1));

    assertThatThrownBy(builder::build)
        .hasMessageStartingWith("idleTimeout is PT24H, longer than absoluteLifetime PT12H.")
        .hasMessageNotContaining("By name");
  }

  @Test
  void propertiesOfTheProcessCount() {
    System.setProperty("sessions.size-budget", "7");
    try {
      assertThatThrownBy(() -> keyed(Sources.ofThisProcess(List.of())).build())
          .hasMessageContaining("sessions.size-budget in the system properties");
    } finally {
      System.clearProperty("sessions.size-budget");
    }
  }
}
