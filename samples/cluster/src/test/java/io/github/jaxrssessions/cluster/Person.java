package io.github.jaxrssessions.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.cluster.Counts.Kind;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Somebody with many accounts who logs in, reads, fills baskets and ends devices, and knows what
 * was answered: an answer that contradicts it is counted. What was not answered may have happened
 * or not. Used by one thread at a time.
 */
final class Person {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BASKET = 40;

  /** A session whose login was answered, and the changes to it that were. */
  private record Login(String user, Browser browser, List<String> added) {}

  private final Random random;
  private final String name;
  private final Traffic traffic;
  private final Counts counts;
  private final List<Login> logins = new ArrayList<>();
  private final List<Login> ended = new ArrayList<>();
  private int accounts;
  private int items;

  Person(String name, Traffic traffic, Counts counts) {
    this.random = new Random(name.hashCode());
    this.name = name;
    this.traffic = traffic;
    this.counts = counts;
  }

  int alive() {
    return logins.size();
  }

  int ended() {
    return ended.size();
  }

  /** One thing or another. */
  void act() throws JsonProcessingException {
    int dice = random.nextInt(20);
    if (logins.isEmpty() || dice == 0) {
      login(newAccount());
    } else if (dice == 1) {
      endADevice();
    } else {
      Login login = logins.get(random.nextInt(logins.size()));
      if (dice < 10 && login.added().size() < BASKET) {
        add(login);
      } else {
        read(login);
      }
    }
  }

  private String newAccount() {
    accounts++;
    return name + "-" + accounts;
  }

  private Optional<Login> login(String user) {
    Browser browser = traffic.browser();
    String password = new StringBuilder(user).reverse().toString();
    String form = "name=" + user + "&password=" + password;
    if (browser.post("/login", form, "Content-Type", Machines.FORM).status() != 200) {
      return Optional.empty();
    }
    Login login = new Login(user, browser, new ArrayList<>());
    logins.add(login);
    return Optional.of(login);
  }

  /** Logs in twice with one account, and ends the second by the first. */
  private void endADevice() throws JsonProcessingException {
    Optional<Login> first = login(newAccount());
    Optional<Login> second = first.flatMap(login -> login(login.user()));
    if (second.isEmpty()) {
      return;
    }
    Login lost = second.get();
    Reply devices = lost.browser().get("/devices");
    if (!holds(devices)) {
      return;
    }
    logins.remove(lost); // if the end is not answered it may have come or not
    for (JsonNode device : JSON.readTree(devices.body())) {
      if (device.get("here").asBoolean()) {
        String path = "/devices/" + device.get("handle").asText();
        Reply end = first.get().browser().send("DELETE", path, "");
        if (holds(end)) {
          ended.add(lost);
        } else if (end.status() == 404) {
          counts.add(Kind.LOST);
        }
      }
    }
  }

  private void add(Login login) {
    items++;
    String item = login.user() + "-item-" + items;
    if (holds(login.browser().post("/basket", "item=" + item, "Content-Type", Machines.FORM))) {
      login.added().add(item);
    }
  }

  private void read(Login login) throws JsonProcessingException {
    Reply user = login.browser().get("/user");
    if (holds(user) && !JSON.readTree(user.body()).get("name").asText().equals(login.user())) {
      counts.add(Kind.MIXED_UP);
    }
    Reply basket = login.browser().get("/basket");
    if (holds(basket)) {
      Set<String> found = new HashSet<>();
      JSON.readTree(basket.body()).forEach(item -> found.add(item.asText()));
      if (!found.stream().allMatch(item -> item.startsWith(login.user() + "-item-"))) {
        counts.add(Kind.MIXED_UP);
      }
      if (!found.containsAll(login.added())) {
        counts.add(Kind.CHANGES_LOST);
      }
    }
  }

  /** Looks at each session once: those that were ended are refused, all others hold. */
  void lookAtAll() {
    try {
      for (Login login : logins) {
        read(login);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    for (Login login : ended) {
      if (login.browser().get("/user").status() != 401) {
        counts.add(Kind.REVIVED);
      }
    }
  }

  /** Whether the answer is a good one. That nobody is logged in is never one. */
  private boolean holds(Reply reply) {
    if (reply.status() == 401) {
      counts.add(Kind.LOST);
    }
    return reply.status() / 100 == 2;
  }
}
