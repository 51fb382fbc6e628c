package io.github.jaxrssessions;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two requests of one browser, step by step: Ann is logged in, and her cookie is to be renewed. */
final class Crossing {

  /** Where sessions are; of two nodes, which share what has ended, each gets a request. */
  enum Place {
    COOKIE,
    STORE,
    STORE_OF_TWO_NODES
  }

  /** What a request does. */
  enum Deed {
    LOGIN, // as Bob, whoever is there
    SWITCH, // as Bob, by a resource that asks for the user
    AGAIN, // as Ann
    LOGOUT,
    UPDATE,
    RENEW,
    END_ALL,
    FAIL; // an update and a login whose answer is a 5xx

    boolean needsUser() {
      return this != LOGIN && this != AGAIN && this != LOGOUT;
    }
  }

  /** What happens to a request, in this order. */
  private enum Step {
    SENT,
    DONE,
    LEFT,
    ARRIVED
  }

  /** One request on its way. */
  private final class Call {
    private final Deed deed;
    private final String note;
    private final SessionAuth<User> node;
    private final Iterator<Step> steps = EnumSet.allOf(Step.class).iterator();
    private @Nullable RequestSession<?> session;
    private boolean refused;

    /** Of the session that it was sent with. */
    private Optional<String> handle = Optional.empty();

    private List<String> lines = List.of();

    /** Steps are numbered over both requests. */
    private final Map<Step, Integer> at = new EnumMap<>(Step.class);

    private Call(Deed deed, String note, SessionAuth<User> node) {
      this.deed = deed;
      this.note = note;
      this.node = node;
    }

    private int at(Step step) {
      return at.getOrDefault(step, 0);
    }

    private Told told() {
      return new Told(
          deed,
          note,
          refused,
          handle,
          !lines.isEmpty(),
          at(Step.DONE),
          at(Step.LEFT),
          at(Step.ARRIVED));
    }

    private void step() {
      Step step = steps.next();
      at.put(step, ++clicks);
      RequestSession<?> here = session;
      if (step == Step.SENT) {
        session = Sessions.request(node, jar.cookieLine());
        handle = user(jar.cookieLine()).map(found -> found.session().handle());
        refused = deed.needsUser() && session.principal().isEmpty();
      } else if (here == null) {
        throw new AssertionError(deed + " was not sent");
      } else if (step == Step.DONE && !refused) {
        act(here);
      } else if (step == Step.LEFT) {
        lines = here.leave(refused ? 401 : deed == Deed.FAIL ? 503 : 200);
        answered(lines);
      } else if (step == Step.ARRIVED) {
        lines.forEach(jar::keep);
      }
    }

    private void act(RequestSession<?> here) {
      switch (deed) {
        case LOGIN, SWITCH -> here.set(Map.of("user_id", "bob"));
        case AGAIN -> here.set(Map.of("user_id", "ann", "again", note));
        case LOGOUT -> here.clear();
        case UPDATE -> here.update(data -> data.put(note, "yes"));
        case END_ALL -> node.endAll("ann");
        case FAIL -> {
          here.update(data -> data.put("failed", "yes"));
          here.set(Map.of("user_id", "eve"));
        }
        case RENEW -> {}
      }
    }
  }

  private final MovableClock clock = MovableClock.at(Instant.parse("2030-01-01T00:00:00Z"));
  final SessionAuth<User> node;
  private final Call first;
  private final Call second;
  private final Browser jar = new Browser(URI.create("http://127.0.0.1:1"));

  /** Each state that the session's cookies had in an answer: what a thief may hold. */
  private final List<String> seen = new ArrayList<>();

  /** The handle of Ann's session, from before both requests. */
  private final String anns;

  private final boolean stored;
  private int clicks;

  Crossing(Place place, Deed first, Deed second) {
    KeyRing keys = KeyRing.ephemeral();
    SessionAuthBuilder<User> settings = Accounts.plain(keys).clock(clock);
    SessionAuthBuilder<User> others = Accounts.plain(keys).clock(clock);
    stored = place != Place.COOKIE;
    if (stored) {
      MemorySessionStore store = new MemorySessionStore(100);
      settings.store(store);
      others.store(store);
    }
    if (place == Place.STORE_OF_TWO_NODES) {
      Revocations shared =
          new MemoryRevocations(clock, MemoryRevocations.CAPACITY, new Events(List.of()));
      settings.revocations(shared);
      others.revocations(shared);
    }
    node = settings.build();
    SessionAuth<User> other = place == Place.STORE_OF_TWO_NODES ? others.build() : node;
    this.first = new Call(first, "first", node);
    this.second = new Call(second, "second", other);
    List<String> lines = node.issue(Map.of("user_id", "ann", "note", "anns"));
    lines.forEach(jar::keep);
    answered(lines);
    anns = user(jar.cookieLine()).orElseThrow().session().handle();
    clock.advance(Duration.ofMinutes(10)); // of thirty: it may be renewed
  }

  /** Takes the steps: true is one of the first request, false one of the second. */
  Outcome run(List<Boolean> order) {
    order.forEach(ofFirst -> (ofFirst ? first : second).step());
    Optional<SessionPrincipal<User>> left = user(jar.cookieLine());
    return new Outcome(
        anns,
        List.of(first.told(), second.told()),
        left.map(found -> found.user().name()).orElse("nobody"),
        left.map(found -> found.session().handle()),
        left.map(found -> found.session().map()).orElse(Map.of()),
        opened(found -> found.session().handle()),
        opened(found -> String.valueOf(found.session().map().get("again"))),
        stored ? node.sessions().of("ann").size() : 0);
  }

  /** Every order of the steps of both. */
  static List<List<Boolean>> orders() {
    int each = Step.values().length;
    List<List<Boolean>> orders = new ArrayList<>();
    for (int bits = 0; bits < 1 << (2 * each); bits++) {
      if (Integer.bitCount(bits) == each) {
        int these = bits;
        orders.add(
            IntStream.range(0, 2 * each).mapToObj(step -> (these & (1 << step)) != 0).toList());
      }
    }
    return orders;
  }

  private Set<String> opened(Function<SessionPrincipal<User>, String> told) {
    return seen.stream()
        .flatMap(cookies -> user(cookies).stream())
        .map(told)
        .collect(Collectors.toSet());
  }

  /**
   * What came of it.
   *
   * @param anns the handle of Ann's session
   * @param name whom the browser's cookies log in
   * @param handle of that session
   * @param data of that session
   * @param open the sessions that anything which ever left a server opens
   * @param again the notes of Ann's later logins that open
   * @param rows how many sessions of Ann are in the store
   */
  record Outcome(
      String anns,
      List<Told> calls,
      String name,
      Optional<String> handle,
      Map<String, Object> data,
      Set<String> open,
      Set<String> again,
      int rows) {}

  /**
   * What became of a request.
   *
   * @param handle of the session that it was sent with
   * @param answered whether cookies came with the answer
   * @param left when, counted in steps of both
   */
  record Told(
      Deed deed,
      String note,
      boolean refused,
      Optional<String> handle,
      boolean answered,
      int done,
      int left,
      int arrived) {}

  private void answered(List<String> lines) {
    if (!lines.isEmpty()) {
      Browser thief = new Browser(URI.create("http://127.0.0.1:1"));
      lines.forEach(thief::keep);
      seen.add(thief.cookieLine());
    }
  }

  Optional<SessionPrincipal<User>> user(String cookieLine) {
    return Sessions.authenticate(node, cookieLine);
  }
}
