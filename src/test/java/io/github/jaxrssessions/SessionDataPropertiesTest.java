package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import io.github.jaxrssessions.UserAgent.Place;
import io.github.jaxrssessions.store.MemorySessionStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What an application sets is what it reads, in a cookie, in several, and in a store. */
class SessionDataPropertiesTest {
  private static final SessionStore STORE = new MemorySessionStore(100);

  /** A record with something of each kind. */
  record Order(
      String name,
      int count,
      long number,
      double ratio,
      boolean open,
      BigInteger big,
      BigDecimal price,
      Instant at,
      Colour colour,
      List<Item> items,
      Map<String, String> tags) {}

  record Item(String name, @Nullable Long weight) {}

  enum Colour {
    RED,
    GREEN
  }

  /** An application and one browser of it. */
  private static final class Visit {
    private final SessionAuth<Session> auth;
    private final Place home;
    private final UserAgent agent = new UserAgent(CarrierKit.jarClock());

    Visit(SessionCookie cookie, int budget, boolean stored) {
      SessionAuthBuilder<Session> builder =
          SessionAuth.builder(Session.class, Optional::of)
              .keys(CarrierKit.KEYS)
              .subject(session -> "ann")
              .clock(CarrierKit.jarClock())
              .cookie(cookie)
              .sizeBudget(budget);
      auth = (stored ? builder.store(STORE) : builder).build();
      home = AnyCookie.home(cookie);
    }

    RequestSession<?> request() {
      return Sessions.request(auth, agent.cookieHeader(home));
    }

    void leave(RequestSession<?> request) {
      request.leave(200).forEach(line -> assertThat(agent.receive(home, line)).isTrue());
    }

    /** Sets, and what the next request reads. */
    Session set(Object data) {
      RequestSession<?> request = request();
      request.set(data);
      leave(request);
      return request().current().orElseThrow();
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> data() {
    return AnyData.objects();
  }

  @Property
  void mapIsReadAsItWasSet(
      @ForAll("data") Map<String, Object> data,
      @ForAll("data") Map<String, Object> more,
      @ForAll boolean stored) {
    Visit visit = new Visit(SessionCookie.standard(), 32_000, stored);
    assertThat(AnyData.isSame(data, visit.set(data).map())).as("%s", data).isTrue();
    RequestSession<?> next = visit.request();
    next.update(all -> all.putAll(more)); // what is not changed is written anew, too
    visit.leave(next);
    Map<String, Object> both = new LinkedHashMap<>(data);
    both.putAll(more);
    Session read = visit.request().current().orElseThrow();
    assertThat(AnyData.isSame(both, read.map())).as("%s", both).isTrue();
    both.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            assertThat(read.text(name)).isEqualTo(text);
          }
        });
  }

  @Provide
  Arbitrary<Order> orders() {
    Arbitrary<Item> items =
        Combinators.combine(AnyData.texts(), Arbitraries.longs().injectNull(0.2)).as(Item::new);
    Arbitrary<Instant> times =
        Combinators.combine(
                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    Arbitrary<Order> plain =
        Combinators.combine(
                AnyData.texts(),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.doubles().map(d -> d + 0.0), // no sign of a zero
                Arbitraries.of(true, false),
                Arbitraries.bigIntegers(),
                Arbitraries.bigDecimals().ofScale(12).between(BigDecimal.ZERO, BigDecimal.TEN),
                times)
            .as(
                (text, count, number, ratio, open, big, price, at) ->
                    new Order(
                        text,
                        count,
                        number,
                        ratio,
                        open,
                        big,
                        price,
                        at,
                        Colour.RED,
                        List.of(),
                        Map.of()));
    return Combinators.combine(
            plain,
            Arbitraries.of(Colour.class),
            items.list().ofMaxSize(4),
            Arbitraries.maps(AnyData.texts(), AnyData.texts()).ofMaxSize(4))
        .as(
            (o, colour, list, tags) ->
                new Order(
                    o.name, o.count, o.number, o.ratio, o.open, o.big, o.price, o.at, colour, list,
                    tags));
  }

  @Property
  void recordIsReadAsItWasSet(@ForAll("orders") Order order, @ForAll boolean stored) {
    Visit visit = new Visit(SessionCookie.standard(), 32_000, stored);
    assertThat(visit.set(order).as(Order.class)).isEqualTo(order);
    RequestSession<?> next = visit.request();
    next.update(Order.class, o -> o);
    visit.leave(next);
    assertThat(visit.request().current().orElseThrow().as(Order.class)).isEqualTo(order);
  }

  @Provide
  Arbitrary<String> halves() {
    Arbitrary<String> half =
        Arbitraries.integers().between(0xd800, 0xdfff).map(c -> String.valueOf((char) (int) c));
    return Combinators.combine(AnyData.texts(), half, AnyData.texts())
        .as((before, broken, after) -> before + broken + after);
  }

  @Property
  void halfACharacterComesBackInAValueAndIsRefusedInAName(@ForAll("halves") String text) {
    Visit visit = new Visit(SessionCookie.standard(), 6000, false);
    assertThat(visit.set(Map.of("a", text)).text("a")).isEqualTo(text);
    RequestSession<?> request = visit.request();
    assertThatIllegalArgumentException().isThrownBy(() -> request.set(Map.of(text, 1)));
    assertThat(request.leave(200)).isEmpty();
  }

  @Provide
  Arbitrary<CarrierKit> kits() {
    return AnyCookie.kits();
  }

  @Property // P3
  void sessionOfTheWholeBudgetComesBackAndAByteMoreIsRefused(
      @ForAll("kits") CarrierKit kit, @ForAll @IntRange(max = 1000) int perMille) {
    int largest = AnyCookie.largest(kit);
    int some = Math.max(8, largest * perMille / 1000);
    Visit visit = new Visit(kit.cookie, kit.budget, false);
    for (int size : new int[] {some, largest, Math.max(8, some - 1)}) {
      String text = "x".repeat(size - 8);
      assertThat(visit.set(Map.of("t", text)).text("t")).isEqualTo(text);
      assertThat(weight(visit)).isLessThanOrEqualTo(kit.budget);
    }
    RequestSession<?> request = visit.request();
    SessionTooLargeException refused =
        catchThrowableOfType(
            SessionTooLargeException.class,
            () -> request.set(Map.of("t", "x".repeat(largest - 7))));
    assertThat(refused.getResponse().getStatus()).isEqualTo(413);
    assertThat(refused).hasMessageContaining("raise sizeBudget").hasMessageContaining("store(");
    assertThat(refused.limit()).isLessThanOrEqualTo(kit.budget).isLessThan(refused.size());
    assertThat(request.leave(200)).isEmpty(); // and the session of before is still there
    assertThat(visit.request().current()).isPresent();
    visit.set(Map.of("t", "x".repeat(largest - 8)));
    assertThat(isUsedUp(kit, visit)).isTrue();
  }

  private static int weight(Visit visit) {
    return visit.agent.cookies().stream()
        .mapToInt(c -> c.name().length() + 1 + c.value().length())
        .sum();
  }

  /** Either the budget, but for what a further cookie needs, or eight cookies and their lines. */
  private static boolean isUsedUp(CarrierKit kit, Visit visit) {
    int name = kit.cookie.name().length();
    int lines = visit.agent.cookies().size();
    int whole = CookieSlots.LINE - kit.cookie.overhead() - 4; // 4: a quartet of base64 at most
    return weight(visit) > kit.budget - name - 16
        || (lines == 8 && weight(visit) >= 8 * (whole - 4));
  }

  @Property // P20
  void recordOpensInItsOwnRowOnly(@ForAll("data") Map<String, Object> data, @ForAll boolean moved) {
    CarrierKit kit = new CarrierKit();
    SessionRows rows =
        new SessionRows(
            kit.sealer,
            new SubjectNames(CarrierKit.KEYS, "", kit.cookie.name()),
            new Users<>(
                Session.class, Optional::of, session -> "ann", null, (user, role) -> false, null));
    Kept kept = moved ? Kept.MOVED : Kept.STORED;
    Envelope envelope = kit.policy.begin(AnyData.json(data), Optional.empty());
    StoredSession row = rows.row(envelope, kept, 7);
    assertThat(rows.open(row))
        .isInstanceOfSatisfying(
            Read.Whole.class,
            whole -> {
              Opened opened = whole.opened();
              assertThat(opened.kept()).isEqualTo(kept);
              assertThat(opened.version()).isEqualTo(7);
              assertThat(SessionCodec.encode(opened.envelope(), kept))
                  .isEqualTo(SessionCodec.encode(envelope, kept));
            });
    StoredSession other = rows.row(kit.session(20), Kept.STORED, 1);
    assertThat(rows.open(with(row, other.key(), row.content())))
        .isEqualTo(new Read.Not(Refusal.BROKEN_RECORD));
    assertThat(kit.ids(kit.cookie.name() + "=" + row.content())).isEmpty();
    String cookie = kit.value(envelope);
    assertThat(rows.open(with(row, row.key(), cookie)))
        .isEqualTo(new Read.Not(Refusal.BROKEN_RECORD));
  }

  private static StoredSession with(StoredSession row, String key, String content) {
    return new StoredSession(
        key, row.subject(), row.version(), row.created(), row.expires(), content);
  }

  @Property(tries = 50) // P3
  void storedSessionMayHaveSoManyBytes(@ForAll @IntRange(min = -40, max = 40) int around) {
    Visit visit = new Visit(SessionCookie.standard(), 512, true);
    int size = StoreCarrier.LARGEST + around;
    Map<String, Object> data = Map.of("t", "x".repeat(size - 8));
    if (around <= 0) {
      assertThat(visit.set(data).map()).isEqualTo(data);
      return;
    }
    RequestSession<?> request = visit.request();
    SessionTooLargeException refused =
        catchThrowableOfType(SessionTooLargeException.class, () -> request.set(data));
    assertThat(refused.size()).isEqualTo(size);
    assertThat(refused.limit()).isEqualTo(65_536);
  }
}
