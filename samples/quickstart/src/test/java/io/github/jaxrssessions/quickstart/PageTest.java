package io.github.jaxrssessions.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as somebody uses it. */
class PageTest extends InChromium {
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
}
