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
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import io.github.jaxrssessions.testing.CookieJar;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and Swagger UI as somebody uses them, in Chromium ({@code -Dchromium=} for another). */
class PageTest {
  private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  private static final String COOKIE = "session-insecure";

  @TempDir static Path folder;
  private static Server server;
  private static Playwright playwright;
  private static Browser browser;

  private BrowserContext context;
  private Page page;
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

  private void open(Browser.NewContextOptions options) {
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

  @Test
  void firstLookHasNoFailedRequest() {
    List<Integer> statuses = new ArrayList<>();
    page.onResponse(response -> statuses.add(response.status()));

    page.navigate("/");

    assertThat(field("Name")).isVisible();
    assertThat(statuses).isNotEmpty().containsOnly(200);
  }

  @Test
  void signupBasketReloadAndLogoutWork() {
    signUp("Ada Lovelace", "ada@example.com");
    assertThat(heading()).hasText("Hello, Ada Lovelace");
    assertThat(heading()).isFocused();
    assertThat(page.getByText("ada@example.com")).isVisible();
    assertThat(page.getByText("Nothing in it yet.")).isVisible();

    add("Tea");
    add("Rye bread");
    assertThat(message()).hasText("Added Rye bread.");
    assertThat(field("New item")).isFocused();
    page.reload();
    assertThat(items()).hasText(new String[] {"TeaRemove", "Rye breadRemove"});

    button("Remove Tea").click();
    assertThat(items()).hasText(new String[] {"Rye breadRemove"});
    assertThat(button("Remove Rye bread")).isFocused();

    button("Log out").click();
    assertThat(message()).hasText("You are logged out.");
    assertThat(field("Password")).isVisible();
    page.reload();
    assertThat(field("Name")).isVisible();
  }

  @Test
  void logoutTakesTheCookieOutOfTheBrowser() { // P7
    signUp("Grace", "grace@example.com");
    Cookie cookie = cookie();
    assertThat(cookie.httpOnly).isTrue();

    button("Log out").click();
    assertThat(message()).hasText("You are logged out.");

    assertThat(context.cookies()).isEmpty();
  }

  @Test
  void copiedCookieIsRefusedAfterLogout() {
    signUp("Mallory", "mallory@example.com");
    RequestOptions copy =
        RequestOptions.create().setHeader("Cookie", COOKIE + "=" + cookie().value);
    assertThat(statusOf("/user", copy)).isEqualTo(200);

    button("Log out").click();
    assertThat(message()).hasText("You are logged out.");

    assertThat(statusOf("/user", copy)).isEqualTo(401);
  }

  @Test
  void wrongPasswordIsToldAtItsField() {
    page.navigate("/");
    logIn("nobody@example.com", "wrong horse", false);

    assertThat(page.locator("#login-password-error")).hasText("E-mail or password is wrong.");
    assertThat(field("Password")).isFocused();
    assertThat(field("Password")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void wrongFieldsAreToldInWords() {
    signUp("Taken", "taken@example.com");
    button("Log out").click();
    page.getByRole(AriaRole.TAB, named("Sign up")).click();

    field("Name").fill("Second");
    field("E-mail").fill("taken@example.com");
    field("Password").fill("short");
    button("Create account").click();
    assertThat(page.locator("#signup-password-error")).hasText("It needs 8 to 200 characters.");
    assertThat(field("Password")).isFocused();

    field("Password").fill("long enough");
    button("Create account").click();
    assertThat(page.locator("#signup-email-error"))
        .containsText("account with this e-mail already");
    assertThat(page.locator("#signup-password-error")).isEmpty();
    assertThat(field("E-mail")).isFocused();
  }

  @Test
  void tooLargeBasketIsToldInWordsAndKept() throws SQLException {
    enter("Large", "large@example.com");
    add("Tea");

    add("x".repeat(20_000));

    assertThat(message()).containsText("too much for one session");
    assertThat(message()).containsText("6,000");
    assertThat(items()).hasText(new String[] {"TeaRemove"});
  }

  @Test
  void endedSessionIsToldInWords() throws SQLException {
    User user = enter("Ended", "ended@example.com");
    new Visitor(server.address(), loggedIn(user)).post("/logout/everywhere", null);

    add("Tea");

    assertThat(message()).hasText("Your session has ended. Log in to go on.");
    assertThat(field("Password")).isVisible();
  }

  @Test
  void staySignedInOutlivesTheBrowserUntilLogoutEverywhere() {
    signUp("Stay", "stay@example.com");
    assertThat(cookie().expires).isEqualTo(-1);
    button("Log out").click();

    logIn("stay@example.com", "correct horse", true);
    assertThat(heading()).hasText("Hello, Stay");
    assertThat(page.getByText("Ends in 30 days")).isVisible();
    assertThat(Instant.ofEpochSecond(cookie().expires.longValue()))
        .isAfter(Instant.now().plus(Duration.ofDays(29)));

    Visitor elsewhere = new Visitor(server.address());
    elsewhere.logIn("stay@example.com", "correct horse");
    button("Log out everywhere").click();
    assertThat(message()).containsText("everywhere");
    assertThat(context.cookies()).isEmpty();
    assertThat(elsewhere.get("/user").statusCode()).isEqualTo(401);
  }

  @Test
  void sessionShowsItsTimes() throws SQLException {
    enter("Times", "times@example.com");

    for (String time : List.of("#started", "#renewed", "#expires")) {
      Instant.parse(page.locator(time).getAttribute("datetime"));
    }
    assertThat(page.getByText("Ends in 30 minutes")).isVisible();
    page.getByText("What it holds").click();
    assertThat(page.getByText("user_id")).isVisible();
  }

  @Test
  void keyboardAloneSuffices() {
    page.navigate("/");
    page.getByRole(AriaRole.TAB, named("Sign up")).focus();
    press("ArrowRight", "ArrowLeft", "Tab");
    assertThat(field("Name")).isFocused();

    page.keyboard().type("Keys");
    press("Tab");
    page.keyboard().type("keys@example.com");
    press("Tab");
    page.keyboard().type("correct horse");
    press("Enter");
    assertThat(heading()).hasText("Hello, Keys");

    press("Tab", "Tab", "Tab");
    assertThat(field("New item")).isFocused();
    page.keyboard().type("Tea");
    press("Enter");
    assertThat(items()).hasCount(1);
  }

  @Test
  void documentTriesACallAsTheUser() throws SQLException {
    enter("Docs", "docs@example.com");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API docs")).click();

    assertThat(executed("user").status()).isEqualTo(200);
    assertThat(operation("user").locator(".live-responses-table .response .response-col_status"))
        .hasText("200");
    assertThat(operation("user").locator(".live-responses-table")).containsText("docs@example.com");
  }

  @Test
  void documentShowsWhatIsLockedAndWhatSetsTheCookie() {
    page.navigate("/docs");

    for (String locked : List.of("user", "session", "keep", "logoutEverywhere", "everybody")) {
      assertThat(operation(locked).locator(".authorization__btn")).isVisible();
    }
    for (String open : List.of("signup", "login", "logout")) {
      assertThat(operation(open)).isVisible();
      assertThat(operation(open).locator(".authorization__btn")).hasCount(0);
    }
    unfold("login");
    assertThat(operation("login").locator(".responses-inner"))
        .containsText("Logs in: the answer sets the cookie " + COOKIE + ".");
    unfold("logout");
    assertThat(operation("logout").locator(".responses-inner"))
        .containsText("Logs out: the answer clears the cookie " + COOKIE + ".");
  }

  @Test
  void documentLogsInWithItsOwnLogin() throws SQLException {
    server.users().add("Swagger", "swagger@example.com", "correct horse").orElseThrow();
    page.navigate("/docs");
    assertThat(executed("user").status()).isEqualTo(401);

    unfold("login");
    operation("login").getByText("Try it out").click();
    operation("login")
        .locator("textarea")
        .fill(Visitor.json("email", "swagger@example.com", "password", "correct horse"));
    assertThat(execute("login").status()).isEqualTo(200);

    assertThat(cookie().httpOnly).isTrue();
    assertThat(execute("user").status()).isEqualTo(200);
  }

  @Test
  void keyInTheAuthorizeDialogIsNotSent() throws SQLException {
    enter("Key", "key@example.com");
    String key = cookie().value;
    context.clearCookies();
    page.navigate("/docs");

    page.locator(".auth-wrapper .authorize").click();
    Locator dialog = page.locator(".dialog-ux");
    dialog.locator("input").fill(key);
    dialog.locator("button.authorize").click();
    dialog.locator(".btn-done").click();

    assertThat(executed("user").status()).isEqualTo(401);
  }

  private Locator operation(String id) {
    return page.locator("#operations-default-" + id);
  }

  private void unfold(String id) {
    operation(id).locator(".opblock-summary-control").click();
  }

  /** Unfolds an operation without input, and tries it. */
  private Response executed(String id) {
    unfold(id);
    operation(id).getByText("Try it out").click();
    return execute(id);
  }

  private Response execute(String id) {
    return page.waitForResponse(
        response -> response.url().endsWith("/" + id),
        () -> operation(id).getByText("Execute").click());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void phoneNeedsNoSidewaysScroll(String scheme) {
    context.close();
    open(
        new Browser.NewContextOptions()
            .setViewportSize(360, 740)
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(scheme)));
    page.navigate("/");
    assertNoSidewaysScroll();

    signUp("A".repeat(100), scheme + "@" + "long".repeat(20) + ".example");
    add("Wide".repeat(100));
    assertThat(items()).hasCount(1);
    page.getByText("What it holds").click();
    assertNoSidewaysScroll();
  }

  private void assertNoSidewaysScroll() {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  private void signUp(String name, String email) {
    page.navigate("/");
    field("Name").fill(name);
    field("E-mail").fill(email);
    field("Password").fill("correct horse");
    button("Create account").click();
    assertThat(button("Log out")).isVisible();
  }

  // #region browser
  /** Somebody who is logged in, without the page's forms. */
  private User enter(String name, String email) throws SQLException {
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

  private static CookieJar loggedIn(User user) {
    return CookieJar.of(server.auth(), Map.of("user_id", user.id()));
  }

  // #endregion browser

  private void logIn(String email, String password, boolean remember) {
    page.getByRole(AriaRole.TAB, named("Log in")).click();
    field("E-mail").fill(email);
    field("Password").fill(password);
    field("Stay signed in").setChecked(remember);
    button("Log in").click();
  }

  private void add(String item) {
    field("New item").fill(item);
    button("Add").click();
    assertThat(message()).not().isEmpty();
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private Locator field(String label) {
    return page.getByLabel(label).and(page.locator("input:visible"));
  }

  private Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private Locator message() {
    return page.getByRole(AriaRole.STATUS);
  }

  private Locator items() {
    return page.locator("#items").getByRole(AriaRole.LISTITEM);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private Cookie cookie() {
    List<Cookie> cookies = context.cookies();
    assertThat(cookies).extracting(cookie -> cookie.name).containsExactly(COOKIE);
    return cookies.get(0);
  }

  /** Asked outside the browser's jar. */
  private int statusOf(String path, RequestOptions options) {
    var request = playwright.request().newContext();
    try {
      APIResponse answer = request.get(server.address().resolve(path).toString(), options);
      return answer.status();
    } finally {
      request.dispose();
    }
  }
}
