package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies behind a locator: rule 2 and point 5. */
class SubResourceTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Accounts.class,
            Houses.OpenHouse.class,
            Houses.ClosedHouse.class,
            Houses.DeniedHouse.class,
            Houses.Rooted.class,
            Houses.Nest.class,
            Houses.WrongHouse.class,
            Accounts.auth()
                .publicPaths("/open-house/**", "/closed-house/**", "/rooted", "/nest/**")
                .build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int status(String name, String method, String path) {
    Browser browser = server.browser();
    if (!name.isEmpty()) {
      browser.post("/login/" + name, "");
    }
    return browser.send(method, path, "").status();
  }

  @ParameterizedTest(name = "{0}: {1} without a login, {2} for ann, {3} for bob")
  @CsvSource({
    // @PermitAll on the root, and a public path, open nothing behind its locators
    "/open-house,             200, 200, 200",
    "/open-house/plain,       401, 200, 200",
    "/open-house/class,       401, 200, 200",
    "/open-house/given,       401, 200, 200",
    "/open-house/object,      401, 200, 200",
    "/open-house/rooted,      401, 200, 200",
    "/rooted,                 200, 200, 200",
    "/nest,                   200, 200, 200",
    "/nest/self,              401, 200, 200",
    "/nest/self/self,         401, 200, 200",
    "/open-house/self/plain,  401, 200, 200",
    "/open-house/safe,        401, 403, 200",
    // @PermitAll there does
    "/open-house/plain/open,  200, 200, 200",
    "/open-house/class/open,  200, 200, 200",
    "/open-house/safe/open,   200, 200, 200",
    // roles and denials of every class that was passed hold as well
    "/closed-house/room,      401, 200, 403",
    "/closed-house/room/open, 401, 200, 403",
    "/closed-house/corridor/room,      401, 200, 403",
    "/closed-house/corridor/room/open, 401, 200, 403",
    "/closed-house/corridor/safe,      401, 403, 403",
    "/open-house/safe/room,      401, 403, 200",
    "/open-house/safe/room/open, 401, 403, 200",
    "/denied-house/room,      401, 403, 403",
    "/denied-house/room/open, 401, 403, 403",
  })
  void classesThatWerePassedTightenAndNeverOpen(String path, int nobody, int ann, int bob) {
    assertThat(status("", "GET", path)).isEqualTo(nobody);
    assertThat(status("ann", "GET", path)).isEqualTo(ann);
    assertThat(status("bob", "GET", path)).isEqualTo(bob);
  }

  @Test
  void optionsIsOpenBehindALocatorToo() {
    assertThat(status("", "OPTIONS", "/closed-house/room")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/wrong-house/role, WrongHouse.role()",
    "/wrong-house/role/open, WrongHouse.role()",
    "/wrong-house/handle, WrongHouse.handle()",
    "/wrong-house/permit, WrongHouse.permit()",
    "/wrong-house/permit/open, WrongHouse.permit()",
    "/wrong-house/object/x, WrongHouse.object()",
    "/wrong-house/planned, WrongHouse.planned()",
    "/wrong-house/with%20space, WrongHouse.encoded()",
    "/wrong-house/deep/room, WrongFloor.room()",
    "/wrong-house/deep/room/open, WrongFloor.room()",
  })
  void annotationOnALocatorIsA403ForEverybodyAndAnErrorInTheLog(String path, String locator) {
    try (LogLines log = new LogLines()) {
      assertThat(status("", "GET", path)).isEqualTo(403);
      assertThat(status("ann", "GET", path)).isEqualTo(403);
      assertThat(log.at(Level.SEVERE))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("$" + locator)
                      .contains("sub-resource locator")
                      .contains("Put the annotation on the sub-resource's class or methods."));
    }
  }

  @Test
  void annotatedLocatorIsSeenThroughItsBridge() throws Exception {
    assertThat(new Locators().annotated(Houses.PublicHouse.class))
        .containsExactly(Houses.HiddenHouse.class.getMethod("room"));
  }

  @ParameterizedTest
  @CsvSource({
    "/wrong-house,              200, 200, 200",
    "/wrong-house/sibling,      401, 200, 200",
    "/wrong-house/sibling/open, 200, 200, 200",
    "/wrong-house/object,       401, 403, 200",
    "/wrong-house/deep/safe,    401, 403, 200",
  })
  void siblingsOfAnAnnotatedLocatorAreAsTheyWere(String path, int nobody, int ann, int bob) {
    try (LogLines log = new LogLines()) {
      assertThat(status("", "GET", path)).isEqualTo(nobody);
      assertThat(status("ann", "GET", path)).isEqualTo(ann);
      assertThat(status("bob", "GET", path)).isEqualTo(bob);
      assertThat(log.at(Level.SEVERE)).noneMatch(line -> line.contains("refused"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "permit", "object", "planned"})
  void startTellsOfEachAnnotatedLocator(String locator) {
    try (LogLines log = new LogLines();
        TestServer other = TestServer.start(Houses.WrongHouse.class, Accounts.auth().build())) {
      assertThat(other.browser().get("/wrong-house").status()).isEqualTo(200);
      assertThat(log.at(Level.SEVERE))
          .filteredOn(line -> line.contains("WrongHouse." + locator + "()"))
          .singleElement()
          .asString()
          .contains("Requests through it are refused.");
      assertThat(log.at(Level.SEVERE)).noneMatch(line -> line.contains("sibling()"));
    }
  }
}
