package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.GenericType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session as applications read it. */
class JsonSessionTest {
  private static final String CANARY = "CanaryValue";

  record Item(String name, int count) {}

  record Basket(String owner, List<Item> items) {}

  record Counted(int count, boolean open) {}

  /** A bean. */
  public static final class Bean {
    private String owner = "nobody";

    public String getOwner() {
      return owner;
    }

    public void setOwner(String owner) {
      this.owner = owner;
    }
  }

  @Test
  void timesAndHandleAreTheEnvelopes() {
    SessionId id = new SessionId(new byte[16]);
    Envelope envelope = new Envelope(false, false, 1001, 2002, 3003, 4, id, data(Map.of()));
    Session session = new JsonSession(envelope);
    assertThat(session.started()).isEqualTo(Instant.ofEpochMilli(1001));
    assertThat(session.renewed()).isEqualTo(Instant.ofEpochMilli(2002));
    assertThat(session.expires()).isEqualTo(Instant.ofEpochMilli(3003));
    assertThat(session.handle()).isEqualTo(id.handle()).hasSize(22);
  }

  static Stream<Object[]> scalars() {
    return Stream.of(
        new Object[] {"ann", "ann"},
        new Object[] {"", ""},
        new Object[] {42, "42"},
        new Object[] {-7L, "-7"},
        new Object[] {Long.MAX_VALUE, "9223372036854775807"},
        new Object[] {new BigInteger("9".repeat(60)), "9".repeat(60)},
        new Object[] {1.5, "1.5"},
        new Object[] {true, "true"},
        new Object[] {false, "false"});
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void textGivesStringsNumbersAndBooleans(Object value, String text) {
    assertThat(session(Map.of("entry", value)).text("entry")).isEqualTo(text);
  }

  static Stream<Object[]> shapes() {
    Map<String, Object> nothing = new LinkedHashMap<>();
    nothing.put("entry", null);
    return Stream.of(
        new Object[] {Map.of("other", CANARY), "absent"},
        new Object[] {nothing, "null"},
        new Object[] {Map.of("entry", Map.of("a", CANARY)), "object"},
        new Object[] {Map.of("entry", List.of(CANARY)), "array"});
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void textOfAnythingElseNamesTheEntryAndItsKind(Map<String, Object> data, String kind) {
    assertThatThrownBy(() -> session(data).text("entry"))
        .isInstanceOf(SessionShapeException.class)
        .hasMessage(
            "The session's entry \"entry\" is " + kind + ". Expected text, a number or a boolean.");
  }

  @Test
  void recordsAndBeansComeBack() {
    Basket basket = new Basket("ann", List.of(new Item("tea", 2), new Item("cup", 1)));
    assertThat(session(basket).as(Basket.class)).isEqualTo(basket);
    Bean bean = new Bean();
    bean.setOwner("ben");
    assertThat(session(bean).as(Bean.class).getOwner()).isEqualTo("ben");
    assertThat(session(Map.of()).as(Bean.class).getOwner()).isEqualTo("nobody");
  }

  @Test
  void recordWithANullComponentComesBack() {
    assertThat(session(new Item(null, 1)).as(Item.class)).isEqualTo(new Item(null, 1));
  }

  @Test
  void entriesThatATypeDoesNotKnowArePassedOver() {
    Map<String, Object> data = Map.of("name", "tea", "count", 2, "new_in_the_next_release", CANARY);
    assertThat(session(data).as(Item.class)).isEqualTo(new Item("tea", 2));
  }

  static Stream<Object[]> misfits() {
    Map<String, Object> noNumber = new LinkedHashMap<>(Map.of("open", true));
    noNumber.put("count", null);
    return Stream.of(
        new Object[] {Map.of("open", true), Counted.class, "count"},
        new Object[] {Map.of("count", CANARY, "open", true), Counted.class, "count"},
        new Object[] {Map.of("count", "7", "open", true), Counted.class, "count"},
        new Object[] {Map.of("count", 1L << 40, "open", true), Counted.class, "count"},
        new Object[] {Map.of("count", 1.5, "open", true), Counted.class, "count"},
        new Object[] {Map.of("count", List.of(CANARY), "open", true), Counted.class, "count"},
        new Object[] {Map.of("count", 1, "open", "true"), Counted.class, "open"},
        new Object[] {Map.of("count", 1, "open", 1), Counted.class, "open"},
        new Object[] {noNumber, Counted.class, "count"},
        new Object[] {Map.of("owner", CANARY), Basket.class, "items"},
        new Object[] {Map.of("owner", "a", "items", CANARY), Basket.class, "items"},
        new Object[] {Map.of("owner", "a", "items", List.of(CANARY)), Basket.class, "items[]"},
        new Object[] {
          Map.of("owner", "a", "items", List.of(Map.of("name", CANARY))), Basket.class, "count"
        },
        new Object[] {Map.of("owner", Map.of(CANARY, 1), "items", List.of()), Basket.class, "own"});
  }

  // P22
  @ParameterizedTest
  @MethodSource("misfits")
  void otherShapeIsRefusedByEntryAndKindWithoutAValue(
      Map<String, Object> data, Class<?> type, String entry) {
    assertThatThrownBy(() -> session(data).as(type))
        .isInstanceOf(SessionShapeException.class)
        .hasMessageContaining("The session's data")
        .hasMessageContaining(type.getName())
        .hasMessageContaining(entry)
        .hasMessageNotContaining(CANARY)
        .hasNoCause();
  }

  @Test
  void getGivesListsAndOtherTypes() {
    Session session = session(Map.of("items", List.of(new Item("tea", 2)), "count", 3));
    assertThat(session.get("items", new GenericType<List<Item>>() {}))
        .contains(List.of(new Item("tea", 2)));
    assertThat(session.get("items", new GenericType<List<Map<String, Object>>>() {}))
        .contains(List.of(Map.of("name", "tea", "count", 2)));
    assertThat(session.get("count", new GenericType<>(Integer.class))).contains(3);
    assertThat(session.get("count", new GenericType<>(long.class))).contains(3L);
  }

  @Test
  void getOfAnAbsentOrNullEntryIsEmpty() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("nothing", null);
    assertThat(session(data).get("absent", new GenericType<List<Item>>() {})).isEmpty();
    assertThat(session(data).get("nothing", new GenericType<List<Item>>() {})).isEmpty();
  }

  // P22
  @Test
  void getOfAnotherKindNamesTheEntryWithoutItsValue() {
    Session session = session(Map.of("items", CANARY));
    assertThatThrownBy(() -> session.get("items", new GenericType<List<Item>>() {}))
        .isInstanceOf(SessionShapeException.class)
        .hasMessageContaining("The session's entry \"items\"")
        .hasMessageContaining("List")
        .hasMessageNotContaining(CANARY)
        .hasNoCause();
  }

  @Test
  void mapIsUnmodifiableAndInOrder() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z", 1);
    data.put("a", new ArrayList<>(List.of("x", true)));
    data.put("n", null);
    Session session = session(data);
    Map<String, Object> map = session.map();
    assertThat(map).isEqualTo(data);
    assertThat(map.keySet()).containsExactly("z", "a", "n");
    assertThatThrownBy(() -> map.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.remove("z")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void sessionStaysAsItIsWhateverIsDoneToItsLists() {
    Session session = session(Map.of("a", List.of("x")));
    List<String> list = session.get("a", new GenericType<List<String>>() {}).orElseThrow();
    list.add("y");
    assertThat(session.map().get("a")).isEqualTo(List.of("x"));
  }

  /** Dates of each kind. */
  record Dates(Instant instant, LocalDate date, OffsetDateTime offset, Duration duration) {}

  @Test
  void datesComeBackAsTheyWere() {
    Instant instant = Instant.parse("2026-03-01T12:00:00.123456789Z");
    Dates dates =
        new Dates(
            instant,
            LocalDate.of(2024, 2, 29),
            OffsetDateTime.parse("2026-03-01T12:00:00+02:00"),
            Duration.ofDays(400).plusNanos(123_456_789));
    Session session = session(dates);
    assertThat(session.text("instant")).isEqualTo(instant.toString());
    assertThat(session.text("date")).isEqualTo("2024-02-29");
    assertThat(session.get("instant", new GenericType<>(Instant.class))).contains(instant);
    assertThat(session.as(Dates.class)).isEqualTo(dates);
  }

  @ParameterizedTest
  @CsvSource({"0.1", "1.10", "12345678901234567890.123456789", "1E+400", "-0.00"})
  void decimalsKeepEveryDigit(BigDecimal amount) {
    Session session = session(Map.of("amount", amount));
    assertThat(session.get("amount", new GenericType<>(BigDecimal.class))).contains(amount);
    Session again = session(session.map()); // what an update of another entry does
    assertThat(again.get("amount", new GenericType<>(BigDecimal.class))).contains(amount);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 0.1, 1.0 / 3, Double.MAX_VALUE, Double.MIN_VALUE})
  void doublesComeBackAsTheyWere(double number) {
    Session session = session(session(Map.of("n", number)).map());
    assertThat(session.get("n", new GenericType<>(Double.class))).contains(number);
    assertThat(session.map())
        .hasEntrySatisfying("n", n -> assertThat(n).isInstanceOf(Number.class));
  }

  private static Session session(Object data) {
    SessionId id = new SessionId(Arrays.copyOf(Keys.secret(0), 16));
    return new JsonSession(new Envelope(false, false, 0, 0, 0, 0, id, data(data)));
  }

  private static JsonData data(Object data) {
    return SessionJson.written(SessionJson.write(data), data);
  }
}
