package io.github.jaxrssessions.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import io.github.jaxrssessions.testing.CookieJar;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server and a browser for the tests of pages ({@code -Dchromium=} for another one). */
abstract class InChromium {
  private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  static final String COOKIE = "session-insecure";

  @TempDir static Path folder;
  static Server server;
  private static Playwright playwright;
  private static Browser browser;

  BrowserContext context;
  Page page;
  private final List<String> errors = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    assertThat(CHROMIUM).as("The browser. Install chromium, or name it with -Dchromium=").exists();
    server = Server.start(0, folder);
    setDefaultAssertionTimeout(30_000); // a loaded machine is slow, not wrong
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions());
  }

  void open(Browser.NewContextOptions options) {
    context = browser.newContext(options.setBaseURL(server.address().toString()));
    page = context.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          // Chromium reports each answer over 399 like that: they are part of the interface.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            errors.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(errors).isEmpty();
  }

  void signUp(String name, String email) {
    page.navigate("/");
    field("Name").fill(name);
    field("E-mail").fill(email);
    field("Password").fill("correct horse");
    button("Create account").click();
    assertThat(button("Log out")).isVisible();
  }

  // #region browser
  /** Somebody who is logged in, without the page's forms. */
  User enter(String name, String email) throws SQLException {
    User user = server.users().add(name, email, "correct horse").orElseThrow();
    String url = server.address().toString();
    loggedIn(user)
        .cookies()
        .forEach(
            (cookie, value) -> context.addCookies(List.of(new Cookie(cookie, value).setUrl(url))));
    page.navigate(url);
    assertThat(button("Log out")).isVisible();
    return user;
  }

  static CookieJar loggedIn(User user) {
    return CookieJar.of(server.auth(), Map.of("user_id", user.id()));
  }

  // #endregion browser

  void logIn(String email, String password, boolean remember) {
    page.getByRole(AriaRole.TAB, named("Log in")).click();
    field("E-mail").fill(email);
    field("Password").fill(password);
    field("Stay signed in").setChecked(remember);
    button("Log in").click();
  }

  void add(String item) {
    field("New item").fill(item);
    button("Add").click();
    assertThat(message()).not().isEmpty();
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  Locator field(String label) {
    return page.getByLabel(label).and(page.locator("input:visible"));
  }

  Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  Locator message() {
    return page.getByRole(AriaRole.STATUS);
  }

  Locator items() {
    return page.locator("#items").getByRole(AriaRole.LISTITEM);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  Cookie cookie() {
    List<Cookie> cookies = context.cookies();
    assertThat(cookies).extracting(cookie -> cookie.name).containsExactly(COOKIE);
    return cookies.get(0);
  }

  /** Asked outside the browser's jar. */
  int statusOf(String path, RequestOptions options) {
    var request = playwright.request().newContext();
    try {
      APIResponse answer = request.get(server.address().resolve(path).toString(), options);
      return answer.status();
    } finally {
      request.dispose();
    }
  }
}
