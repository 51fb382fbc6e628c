package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings says what the code has. */
class SettingsPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(Path.of("site/reference/settings.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\s*\\|\\s*"))
        .toList();
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Stream<String> methods(Class<?> type, String prefix) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(method -> method.getName())
        .filter(name -> name.startsWith(prefix));
  }

  @Test
  void eachMethodHasARowAndEachRowAMethod() throws Exception {
    Set<String> real = new TreeSet<>();
    methods(SessionAuthBuilder.class, "").filter(name -> !name.equals("build")).forEach(real::add);
    methods(SessionCookie.class, "with").forEach(name -> real.add("SessionCookie." + name));
    methods(LitestarCookies.class, "with").forEach(name -> real.add("LitestarCookies." + name));
    real.addAll(List.of("SessionCookie.insecureForLocalhost", "LitestarCookies.until"));
    Set<String> shown = new TreeSet<>();
    rows().forEach(row -> shown.addAll(codes(row[1])));
    assertThat(shown).isEqualTo(real);
  }

  @Test
  void eachNameHasOneRowAndEachRowANameOrAReason() throws Exception {
    assertThat(rows().stream().flatMap(row -> codes(row[2]).stream()))
        .containsExactlyInAnyOrderElementsOf(
            NamedSetting.ALL.stream().map(NamedSetting::name).toList());
    assertThat(
            rows().stream()
                .filter(row -> row[2].startsWith("code only: "))
                .map(row -> row[1].replaceAll("`|([A-Z])", "$1"))
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(NamedSetting.CODE_ONLY);
  }

  @Test
  void defaultsAreThoseOfTheCode() throws Exception {
    Map<String, String> shown = new HashMap<>();
    for (String[] row : rows()) {
      List<String> value = codes(row[3]);
      codes(row[2]).stream()
          .filter(name -> !value.isEmpty())
          .forEach(name -> shown.put(name, value.get(0)));
    }
    Settings<String> settings = given(shown);
    assertThat(settings.idleTimeout.orNull()).isEqualTo(Assembly.IDLE_TIMEOUT);
    assertThat(settings.absoluteLifetime.orNull()).isEqualTo(Assembly.ABSOLUTE_LIFETIME);
    assertThat(settings.revocationsAge.orNull()).isEqualTo(Assembly.REVOCATIONS_AGE);
    assertThat(settings.crossOrigin.orNull()).isEqualTo(Assembly.CROSS_ORIGIN);
    assertThat(settings.sizeBudget.orNull()).isEqualTo(CookieSlots.BUDGET);
    assertThat(settings.namedCookie.name.given()).isTrue();
    assertThat(settings.namedCookie.cookie()).hasToString(SessionCookie.standard().toString());
    LitestarCookies theirs = LitestarCookies.until(CarrierKit.START, new byte[16]);
    assertThat(settings.namedLitestar.name.orNull()).isEqualTo(theirs.name());
    assertThat(settings.namedLitestar.maxAge.orNull()).isEqualTo(theirs.maxAge());
    assertThat(theirs.cookie().toString())
        .contains("; Path=" + settings.namedLitestar.path.orNull() + ";");
  }

  private static Settings<String> given(Map<String, String> values) {
    return new Sources(List.of(), values, Map.of())
        .read()
        .complete(new Settings<String>(String.class, session -> Optional.empty()));
  }
}
