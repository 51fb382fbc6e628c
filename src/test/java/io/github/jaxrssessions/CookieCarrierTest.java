package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several values is read, and what an answer carries. */
class CookieCarrierTest {
  private static final String NAME = "__Host-session";

  private final CarrierKit kit = new CarrierKit();
  private final List<SessionEvent> heard = new ArrayList<>();
  private final Shared<Accounts.User> shared = kit.shared(heard);

  private static String header(String... values) {
    return List.of(values).stream().map(v -> NAME + "=" + v).collect(Collectors.joining("; "));
  }

  private Arrival arrival(String... values) {
    return Arrival.read(List.of(header(values)), shared);
  }

  private static SessionId id(Arrival arrival) {
    return ((Incoming.Valid) arrival.incoming()).opened().envelope().id();
  }

  /** Under a known key, and never opened: other spellings of one seal with another tag. */
  private String forged(int number) {
    String value = kit.value(kit.session(20 + number));
    return value.substring(0, value.length() - 8) + "AAAAAAAA";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"junk", "a.b.c", "2.abcd.x", "\"quoted\"", "AQ", "AgAAAAAAAAAAAAAAAAAAAAAAAA"})
  void junkBesideAGoodValueDoesNoHarm(String junk) {
    Envelope good = kit.session(20);
    assertThat(id(arrival(junk, kit.value(good)))).isEqualTo(good.id());
    assertThat(id(arrival(kit.value(good), junk))).isEqualTo(good.id());
  }

  @Test
  void ofOneSessionTheNewestCounts() {
    Envelope first = kit.session(20);
    kit.clock.advance(Duration.ofMinutes(1));
    Envelope second = kit.policy.again(first, CarrierKit.payload(30));
    String[] values = {kit.value(first), kit.value(second)};
    for (Arrival arrival : List.of(arrival(values), arrival(values[1], values[0]))) {
      Envelope chosen = ((Incoming.Valid) arrival.incoming()).opened().envelope();
      assertThat(chosen.issued()).isEqualTo(second.issued());
      assertThat(chosen.payload().bytes()).hasSize(30);
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void twoLiveSessionsLogInNobodyAndTheNextLoginHealsIt() {
    String mine = kit.value(kit.session(20));
    String planted = kit.value(kit.session(20));
    String lines = header(mine, planted);
    assertThat(Arrival.read(List.of(lines), shared).incoming())
        .isEqualTo(new Incoming.Refused(Refusal.AMBIGUOUS));
    assertThat(heard).containsExactly(new SessionEvent.Refused(Refusal.AMBIGUOUS));

    RequestSession<Accounts.User> login = new RequestSession<>(shared, List.of(lines));
    login.set(Map.of("user_id", "ann"));
    String fresh = CarrierKit.valueOf(login.leave(200).get(0));
    assertThat(arrival(mine, planted, fresh).incoming()).isInstanceOf(Incoming.Valid.class);
    assertThat(arrival(mine, planted).incoming()).isEqualTo(new Incoming.Refused(Refusal.ENDED));
  }

  @Test // P6
  void clearingEndsEverySessionThatTheBrowserShowed() {
    Envelope a = kit.session(20);
    Envelope b = kit.session(20);
    String lines = header(kit.value(a), kit.value(b));
    RequestSession<Accounts.User> request = new RequestSession<>(shared, List.of(lines));
    request.clear();
    assertThat(heard)
        .contains(new SessionEvent.Ended(a.id().handle()), new SessionEvent.Ended(b.id().handle()));
    assertThat(request.leave(500)).containsExactly(kit.cookie.expiry(NAME));
  }

  @Test // P8: a thief may have kept a copy alive
  void clearingEndsAnExpiredSessionToo() {
    Envelope old = kit.session(20);
    kit.clock.advance(Duration.ofMinutes(29));
    String kept = kit.value(kit.policy.again(old, old.payload()));
    kit.clock.advance(Duration.ofMinutes(2));
    new RequestSession<>(shared, List.of(header(kit.value(old)))).clear();
    assertThat(heard).contains(new SessionEvent.Ended(old.id().handle()));
    assertThat(arrival(kept).incoming()).isEqualTo(new Incoming.Refused(Refusal.ENDED));
  }

  @Test // what was not opened may be another session
  void moreThanFourLogInNobody() {
    String good = kit.value(kit.session(20));
    assertThat(arrival(good, forged(0), forged(1), forged(2)).incoming())
        .isInstanceOf(Incoming.Valid.class);
    assertThat(arrival(good, forged(0), forged(1), forged(2), forged(3)).incoming())
        .isEqualTo(new Incoming.Refused(Refusal.TOO_MANY));
  }

  @Test
  void endedOrExpiredSessionBesideALiveOneIsNotAmbiguous() {
    Envelope old = kit.session(20);
    kit.clock.advance(Duration.ofMinutes(31));
    Envelope ended = kit.session(20);
    shared.end(SessionCarrier.Opened.ofCookie(ended, SessionCarrier.Kept.SEALED, false));
    Envelope live = kit.session(20);
    assertThat(id(arrival(kit.value(old), kit.value(ended), kit.value(live)))).isEqualTo(live.id());
  }

  @Test
  void fourValuesUnderAKnownKeyAreTriedAndNoMore() {
    Envelope good = kit.session(20);
    List<String> values = new ArrayList<>(IntStream.range(0, 3).mapToObj(this::forged).toList());
    values.add(kit.value(good));
    assertThat(kit.ids(header(values.toArray(String[]::new)))).containsExactly(good.id());

    values.add(0, forged(3));
    Loaded loaded = kit.load(header(values.toArray(String[]::new)));
    assertThat(loaded.opened()).isEmpty();
    assertThat(loaded.refused()).containsExactly(Refusal.TOO_MANY, Refusal.FORGED);
  }

  @Test
  void unknownKeysAndVersionsDoNotCountAgainstTheFour() {
    CarrierKit other =
        new CarrierKit(kit.cookie, KeyRing.of(CarrierKit.secret(2)), CookieSlots.BUDGET, null);
    Envelope good = kit.session(20);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      values.add(other.value(other.session(20)));
      values.add("B" + kit.value(kit.session(20 + i)).substring(1));
      values.add("junk" + i);
    }
    values.add(kit.value(good));
    Loaded loaded = kit.load(header(values.toArray(String[]::new)));
    assertThat(loaded.opened()).hasSize(1);
    assertThat(loaded.refused())
        .containsExactly(Refusal.MALFORMED, Refusal.UNKNOWN_VERSION, Refusal.UNKNOWN_KEY);
  }

  @Test
  void oneValueManyTimesCountsOnce() {
    String forged = forged(1);
    Envelope good = kit.session(20);
    String value = kit.value(good);
    String header = header(forged, forged, forged, forged, forged, forged, value, value);
    assertThat(kit.ids(header, header)).containsExactly(good.id());
  }

  @Test // P2
  void moreThanTheBudgetIsNeverDecoded() {
    String start = kit.value(kit.session(20));
    String most = start + "A".repeat(CookieSlots.BUDGET - start.length());
    assertThat(kit.load(header(most)).refused()).containsExactly(Refusal.FORGED);
    assertThat(kit.load(header(most + "A")).refused()).containsExactly(Refusal.TOO_LARGE);
    assertThat(kit.load(header("é".repeat(100_000))).refused()).containsExactly(Refusal.TOO_LARGE);
  }

  @Test
  void noCookieOfOursIsNoRefusal() {
    Loaded loaded = kit.load("a=1; __Host-session.8=x; __Host-sessionX=y");
    assertThat(loaded).isEqualTo(new Loaded(List.of(), java.util.Set.of(), java.util.Set.of()));
    assertThat(kit.load(header("")).refused()).isEmpty();
    assertThat(kit.load(header("")).shown()).containsExactly(NAME);
  }

  @Test // P16
  void valueOfAnOlderKeyOpensAndIsStale() {
    KeyRing rotated = KeyRing.of(CarrierKit.secret(2), CarrierKit.secret(1));
    CarrierKit after = new CarrierKit(kit.cookie, rotated, CookieSlots.BUDGET, null);
    assertThat(after.load(header(kit.value(kit.session(20)))).opened().get(0).stale()).isTrue();
    assertThat(after.load(header(after.value(after.session(20)))).opened().get(0).stale())
        .isFalse();
  }

  @Test
  void persistentCookieSaysWhatIsLeft() {
    Envelope kept = kit.session(20, Duration.ofDays(10));
    assertThat(kit.send(kept).get(0)).contains("; Max-Age=864000; Path=/");
    kit.clock.advance(Duration.ofDays(4).plusMillis(1));
    assertThat(kit.send(kit.policy.again(kept, kept.payload())).get(0)).contains("=518400;");
    kit.clock.advance(Duration.ofSeconds(1));
    Envelope again = kit.policy.again(kept, kept.payload());
    assertThat(kit.send(again).get(0)).contains("; Max-Age=518399; Path=/");
    assertThat(kit.send(kit.session(20)).get(0)).doesNotContain("Max-Age");
  }
}
