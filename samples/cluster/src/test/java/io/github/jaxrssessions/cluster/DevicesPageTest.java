package io.github.jaxrssessions.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Your devices" as somebody uses it, in Chromium ({@code -Dchromium=} for another). */
class DevicesPageTest {
  private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  private static final String PHONE =
      "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
  private static final String LAPTOP =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";

  @TempDir static Path folder;
  private static Machines machines;
  private static Playwright playwright;
  private static Browser chromium;

  private final List<Page> pages = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    assertThat(CHROMIUM).as("The browser. Install chromium, or name it with -Dchromium=").exists();
    machines = Machines.start(folder);
    setDefaultAssertionTimeout(30_000); // a loaded machine is slow, not wrong
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
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
  static void stop() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (machines != null) {
      machines.close();
    }
  }

  @AfterEach
  void close() {
    pages.forEach(page -> page.context().close());
    assertThat(errors).isEmpty();
  }

  /** A device of its own: with no cookies of another. */
  private Page device(int node, String userAgent) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setBaseURL(machines.node(node).toString())
            .setUserAgent(userAgent);
    Page page = chromium.newContext(options).newPage();
    pages.add(page);
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          // Chromium reports each answer over 399 like that: they are part of the interface.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            errors.add(message.text());
          }
        });
    page.navigate("/");
    return page;
  }

  private Page loggedIn(int node, String userAgent, String name) {
    Page page = device(node, userAgent);
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(new StringBuilder(name).reverse().toString());
    button(page, "Log in").click();
    assertThat(heading(page)).hasText("Hello, " + name);
    return page;
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator devices(Page page) {
    return page.locator("#devices li");
  }

  private static Locator message(Page page) {
    return page.getByRole(AriaRole.STATUS);
  }

  @Test
  void oneDeviceEndsAnotherByItsButton() {
    Page laptop = loggedIn(0, LAPTOP, "ann");
    Page phone = loggedIn(1, PHONE, "ann");
    laptop.reload();
    assertThat(devices(laptop)).hasCount(2);
    assertThat(laptop.getByText("Chrome on Linux (this one)")).isVisible();

    button(laptop, "End Firefox on Android").click();

    assertThat(message(laptop)).hasText("Ended: Firefox on Android.");
    assertThat(devices(laptop)).hasCount(1);
    phone.getByLabel("New item").fill("Tea");
    button(phone, "Add").click();
    assertThat(message(phone)).hasText("Your session has ended. Log in to go on.");
    assertThat(phone.getByLabel("Password")).isVisible();
    phone.reload();
    assertThat(phone.getByLabel("Password")).isVisible();
    laptop.reload();
    assertThat(heading(laptop)).hasText("Hello, ann");
  }

  @Test
  void endingThisOneLogsOut() {
    Page page = loggedIn(0, LAPTOP, "self");

    button(page, "End Chrome on Linux (this one)").click();

    assertThat(message(page)).hasText("Your session has ended. Log in to go on.");
    assertThat(page.getByLabel("Password")).isVisible();
  }

  @Test
  void allOthersAndThenAllAreEnded() {
    Page laptop = loggedIn(0, LAPTOP, "many");
    assertThat(button(laptop, "End all others")).isDisabled();
    Page phone = loggedIn(1, PHONE, "many");
    Page tablet = loggedIn(0, "", "many");
    laptop.reload();
    assertThat(devices(laptop)).hasCount(3);

    button(laptop, "End all others").click();
    assertThat(message(laptop)).hasText("Ended 2 other devices.");
    assertThat(devices(laptop)).hasCount(1);
    for (Page other : List.of(phone, tablet)) {
      other.reload();
      assertThat(other.getByLabel("Password")).isVisible();
    }

    button(laptop, "End all").click();
    assertThat(message(laptop)).hasText("You are logged out, here and everywhere else.");
    laptop.reload();
    assertThat(laptop.getByLabel("Password")).isVisible();
  }

  @Test
  void otherNodeKnowsTheSessionAndItsBasket() {
    Page page = loggedIn(0, LAPTOP, "walker");
    String first = page.locator("#node").textContent();
    page.getByLabel("New item").fill("Tea");
    button(page, "Add").click();
    assertThat(page.locator("#items li")).hasText(new String[] {"Tea"});

    page.getByText("go to node").click();

    assertThat(heading(page)).hasText("Hello, walker");
    assertThat(page.locator("#node")).not().hasText(first);
    page.getByLabel("New item").fill("Bread");
    button(page, "Add").click();
    assertThat(page.locator("#items li")).hasText(new String[] {"Tea", "Bread"});
    assertThat(devices(page)).hasCount(1);
  }

  @Test
  void wrongPasswordIsSaidAtItsField() {
    Page page = device(0, LAPTOP);
    page.getByLabel("Password").fill("wrong");
    button(page, "Log in").click();

    assertThat(page.getByText("Name or password is wrong.")).isVisible();
    assertThat(page.getByLabel("Password")).isFocused();
  }
}
