package io.github.jaxrssessions.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Swagger UI as somebody uses it. */
class DocsPageTest extends InChromium {
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
}
