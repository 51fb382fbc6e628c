package io.github.jaxrssessions.guides.spa;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.guides.login.Accounts;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the guide about single-page applications says, in Chromium ({@code -Dchromium=}). */
class SpaTest {
  private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  private static final String LOGIN = "{ email: 'ali@example.com', password: 'open sesame' }";

  private static Playwright playwright;
  private static Browser browser;

  private final MovableClock clock = MovableClock.at(Instant.now());

  @BeforeAll
  static void start() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
  }

  private Object run(Page page, String script) {
    return page.evaluate("async () => { " + script + " }");
  }

  @Test
  void onOneOriginNothingNeedsToBeSet() {
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(KeyRing.ephemeral())
            .clock(clock)
            .cookie(SessionCookie.insecureForLocalhost())
            .build();
    String imports =
        "const { api, whoAmI, loggedIn } = await import('/app/session.js');"
            + " const login = () => api('POST', '/login', "
            + LOGIN
            + "); const again = () => api('POST', '/login/again', { password: 'open sesame' });"
            + " const never = () => { throw new Error('asked'); };";
    try (Site site = Site.of(new ResourceConfig(Accounts.class, Pages.class).register(auth));
        Page page = browser.newPage()) {
      page.navigate(site.address() + "app");
      assertThat(run(page, imports + "return await whoAmI();")).isNull();
      assertThat(
              run(
                  page,
                  imports
                      + "return (await loggedIn(() => api('GET', '/user'), login, never)).email;"))
          .isEqualTo("ali@example.com");
      assertThat(run(page, imports + "return (await whoAmI()).email;"))
          .isEqualTo("ali@example.com");
      assertThat(run(page, "return document.cookie;")).isEqualTo("");

      clock.advance(Duration.ofMinutes(6));
      run(page, imports + "await loggedIn(() => api('PUT', '/email'), never, again);");
      assertThat(run(page, imports + "await api('PUT', '/email'); return 'changed';"))
          .isEqualTo("changed");
    }
  }

  @Test
  void anotherOriginIsTrustedAndMayRead() {
    try (Site app = app();
        Site api = api(origin(app));
        Page page = browser.newPage()) {
      assertThat(login(page, app, api)).isEqualTo("ali@example.com");
    }
  }

  @Test
  void originThatIsNotTrustedGetsNoFurther() {
    try (Site app = app();
        Site api = api("http://127.0.0.1:1");
        Page page = browser.newPage()) {
      assertThat(login(page, app, api)).isEqualTo("TypeError");
    }
  }

  @Test
  void preflightIsOpenAndTheRestIsNot() {
    String app = "https://app.example.com";
    try (Site api = api(app)) {
      HttpResponse<String> preflight = api.visitor().send("OPTIONS", "/user", "", "Origin", app);
      assertThat(preflight.statusCode()).isEqualTo(200);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
          .contains("true");
      HttpResponse<String> refused = api.visitor().get("/user", "Origin", app);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(app);
    }
  }

  private static Site app() {
    return Site.of(new ResourceConfig(Pages.class));
  }

  private static Site api(String app) {
    return Site.of(
        new ResourceConfig(Accounts.class)
            .register(Api.auth(KeyRing.ephemeral(), app))
            .register(new Cors(app)));
  }

  private static String origin(Site site) {
    return site.address().toString().replaceAll("/$", "");
  }

  /** Who is logged in after a login from the page, or what went wrong. */
  private Object login(Page page, Site app, Site api) {
    page.navigate(app.address() + "app");
    return run(
        page,
        "const { api } = await import('/app/elsewhere.js?api="
            + origin(api)
            + "'); try { await api('POST', '/login', "
            + LOGIN
            + "); return (await (await api('GET', '/user')).json()).email; }"
            + " catch (error) { return error.name; }");
  }
}
