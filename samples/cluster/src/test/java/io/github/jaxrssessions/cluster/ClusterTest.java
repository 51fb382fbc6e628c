package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one application, and the sessions that they share. */
class ClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Machines machines;

  @BeforeAll
  static void start() throws Exception {
    machines = Machines.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    machines.close();
  }

  private static Reply login(Browser browser, String name, String device) {
    String password = new StringBuilder(name).reverse().toString();
    return browser.post(
        "/login",
        "name=" + name + "&password=" + password,
        "Content-Type",
        Machines.FORM,
        "User-Agent",
        device);
  }

  private static Browser loggedIn(int node, String name, String device) {
    Browser browser = machines.browser(node);
    assertThat(login(browser, name, device).status()).isEqualTo(200);
    return browser;
  }

  /** The same cookies at the other node. */
  private static Browser at(int node, Browser browser) {
    return browser.copy(machines.node(node));
  }

  private static Reply add(Browser browser, String item) {
    return browser.post("/basket", "item=" + item, "Content-Type", Machines.FORM);
  }

  private static JsonNode json(Browser browser, String path) throws JsonProcessingException {
    Reply reply = browser.get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return JSON.readTree(reply.body());
  }

  private static List<String> labels(Browser browser) throws JsonProcessingException {
    return json(browser, "/devices").findValuesAsText("label");
  }

  private static String handle(Browser browser, String label) throws JsonProcessingException {
    for (JsonNode device : json(browser, "/devices")) {
      if (device.get("label").asText().equals(label)) {
        return device.get("handle").asText();
      }
    }
    throw new AssertionError("There is no device " + label);
  }

  @Test
  void loginOnOneNodeIsALoginOnTheOther() throws Exception {
    Browser browser = loggedIn(0, "both", "laptop");

    assertThat(json(at(1, browser), "/user").get("name").asText()).isEqualTo("both");
    assertThat(browser.get("/user").header("Node"))
        .isNotEqualTo(at(1, browser).get("/user").header("Node"));
  }

  @Test
  void cookieHoldsNoMoreThanAnId() {
    Browser browser = loggedIn(0, "small", "x".repeat(200));
    for (int i = 0; i < 20; i++) {
      assertThat(add(browser, "x".repeat(100)).status()).isEqualTo(204);
    }

    assertThat(browser.cookieLine().length()).isLessThan(200);
  }

  @Test
  void logoutOnTheOtherNodeEndsItHere() {
    Browser browser = loggedIn(0, "leaving", "laptop");

    assertThat(at(1, browser).post("/logout", "").status()).isEqualTo(204);

    assertThat(browser.get("/user").status()).isEqualTo(401);
  }

  @Test
  void devicesAreListedAndTheOwnIsMarked() throws Exception {
    Browser laptop = loggedIn(0, "lister", "laptop");
    Browser phone = loggedIn(1, "lister", "phone");

    assertThat(labels(laptop)).containsExactlyInAnyOrder("laptop", "phone");
    for (JsonNode device : json(phone, "/devices")) {
      assertThat(device.get("here").asBoolean())
          .isEqualTo(device.get("label").asText().equals("phone"));
      assertThat(device.get("started").asText())
          .isLessThanOrEqualTo(device.get("renewed").asText());
    }
  }

  @Test
  void deviceIsEndedFromAnotherOneAtTheOtherNode() throws Exception {
    Browser laptop = loggedIn(0, "ender", "laptop");
    Browser phone = loggedIn(0, "ender", "phone");
    Browser laptopThere = at(1, laptop);

    String lost = handle(laptopThere, "phone");
    assertThat(laptopThere.send("DELETE", "/devices/" + lost, "").status()).isEqualTo(204);

    assertThat(phone.get("/user").status()).isEqualTo(401);
    assertThat(laptop.get("/user").status()).isEqualTo(200);
    assertThat(labels(laptop)).containsExactly("laptop");
    assertThat(laptop.send("DELETE", "/devices/" + lost, "").status()).isEqualTo(404);
  }

  @Test
  void deviceOfSomebodyElseIsNone() throws Exception {
    Browser own = loggedIn(0, "victim", "laptop");
    Browser thief = loggedIn(0, "thief", "laptop");
    String handle = handle(own, "laptop");

    assertThat(thief.send("DELETE", "/devices/" + handle, "").status()).isEqualTo(404);

    assertThat(own.get("/user").status()).isEqualTo(200);
  }

  @Test
  void allOthersAreEnded() throws Exception {
    Browser laptop = loggedIn(0, "others", "laptop");
    Browser phone = loggedIn(1, "others", "phone");
    Browser tablet = loggedIn(1, "others", "tablet");

    Reply answer = at(1, laptop).send("DELETE", "/devices/others", "");

    assertThat(JSON.readTree(answer.body()).get("ended").asInt()).isEqualTo(2);
    assertThat(laptop.get("/user").status()).isEqualTo(200);
    assertThat(phone.get("/user").status()).isEqualTo(401);
    assertThat(tablet.get("/user").status()).isEqualTo(401);
  }

  @Test
  void allAreEnded() {
    Browser laptop = loggedIn(0, "all", "laptop");
    Browser phone = loggedIn(1, "all", "phone");

    assertThat(laptop.send("DELETE", "/devices", "").status()).isEqualTo(204);

    assertThat(laptop.jar()).isEmpty();
    assertThat(phone.get("/user").status()).isEqualTo(401);
    Browser again = loggedIn(1, "all", "phone");
    assertThat(at(0, again).get("/user").status()).isEqualTo(200);
  }

  @Test
  void sixthDeviceEndsTheFirst() throws Exception {
    List<Browser> devices = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      devices.add(loggedIn(i % 2, "sixth", "device " + i));
    }

    assertThat(devices.get(0).get("/user").status()).isEqualTo(401);
    for (Browser device : devices.subList(1, 6)) {
      assertThat(device.get("/user").status()).isEqualTo(200);
    }
    assertThat(labels(devices.get(5))).hasSize(5).doesNotContain("device 0");
  }

  @Test
  void loginsAtBothNodesAtATimeKeepTheLimit() throws Exception {
    List<Browser> devices = new ArrayList<>();
    atOnce(8, i -> loggedIn(i % 2, "crowd", "device " + i)).forEach(devices::add);

    assertThat(devices.stream().filter(each -> each.get("/user").status() == 200)).hasSize(5);
  }

  @Test
  void changesAtBothNodesAreAllKept() throws Exception {
    Browser browser = loggedIn(0, "basket", "laptop");

    List<String> added = new ArrayList<>();
    atOnce(4, i -> adds(at(i % 2, browser), "thread-" + i, 25)).forEach(added::addAll);

    List<String> basket = new ArrayList<>();
    json(browser, "/basket").forEach(item -> basket.add(item.asText()));
    assertThat(basket).containsExactlyInAnyOrderElementsOf(added).hasSize(100);
  }

  /** One after the other, again where the answer says that others were quicker. */
  private static List<String> adds(Browser browser, String name, int count) {
    List<String> added = new ArrayList<>();
    while (added.size() < count) {
      String item = name + "-" + added.size();
      int status = add(browser, item).status();
      assertThat(status).isIn(204, 409);
      if (status == 204) {
        added.add(item);
      }
    }
    return added;
  }

  private interface Deed<T> {
    T run(int i) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Deed<T> deed) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(pool.submit(() -> deed.run(number)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
