package io.github.jaxrssessions.guides.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Refusal;
import io.github.jaxrssessions.guides.Site;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page on metrics says what an application shows. */
class MetricsTest {
  private static final Path RULES = Path.of("src/main/prometheus/sessions.rules.yml");

  private final Site site = Site.of(Measured.application());

  @AfterEach
  void stop() {
    site.close();
  }

  private static HttpResponse<String> login(Site.Visitor visitor, String... headers) {
    String body = "{\"email\":\"ali@example.com\",\"password\":\"open sesame\"}";
    return visitor.post("login", body, headers);
  }

  private String scrape() {
    return site.visitor().get("metrics").body();
  }

  @Test
  void loginRequestAndLogoutAreOnThePageThatPrometheusReads() {
    Site.Visitor visitor = site.visitor();
    assertThat(login(visitor).statusCode()).isEqualTo(204);
    assertThat(visitor.get("me").body()).isEqualTo("ali@example.com");
    assertThat(visitor.post("logout", "").statusCode()).isEqualTo(204);
    assertThat(site.visitor().get("me", "Cookie", "session-insecure=no").statusCode())
        .isEqualTo(401);
    assertThat(scrape())
        .contains("\nsessions_set_total 1.0\n")
        .contains("\nsessions_ended_total 1.0\n")
        .contains("\nsessions_refused_total{reason=\"malformed\"} 1.0\n")
        .contains("\nsessions_resolve_seconds_count{outcome=\"success\"} 1\n")
        .contains(
            "sessions_store_seconds_bucket{call=\"create\",outcome=\"success\",le=\"0.025\"}");
  }

  @Test
  void rulesNameWhatIsThere() throws IOException {
    String rules = Files.readString(RULES);
    String page = scrape();
    assertThat(found("sessions_\\w+", rules)).hasSizeGreaterThan(4);
    assertThat(found("sessions_\\w+", rules)).allMatch(name -> page.contains("\n" + name));
    assertThat(found("(?<=reason=\")\\w+", rules))
        .hasSize(2)
        .allMatch(name -> Refusal.valueOf(name.toUpperCase(Locale.ROOT)) != null);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void auditLogHasALineForEachLoginAndLogoutAndNoneOfTheCookie() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("audit");
    Handler handler = handler(lines);
    log.addHandler(handler);
    try {
      Site.Visitor visitor = site.visitor();
      HttpResponse<String> login = login(visitor);
      visitor.post("logout", "");
      login(visitor, "Origin", "https://evil.example");
      String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split("[=;]", 3)[1];
      assertThat(lines)
          .hasSize(3)
          .noneMatch(line -> line.contains(cookie) || line.contains("ali@example.com"));
      assertThat(lines.get(0)).matches("login: session [\\w-]{22}");
      assertThat(lines.get(1)).isEqualTo(lines.get(0).replace("login", "over"));
      assertThat(lines.get(2)).isEqualTo("other origin: [https://evil.example]");
    } finally {
      log.removeHandler(handler);
    }
  }

  private static Handler handler(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().formatMessage(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
