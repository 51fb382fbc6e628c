package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a session: bounded, strict, and without class names. */
class SessionJsonTest {
  private static final String CANARY = "CanaryValue";

  record Item(String name, int count) {}

  /** A bean as frameworks like them. */
  public static final class Bean {
    private String name = "";

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  static Stream<Object> written() {
    Bean bean = new Bean();
    bean.setName("a");
    return Stream.of(
        Map.of("name", "a"), new LinkedHashMap<>(Map.of("name", "a")), new Item("a", 1), bean);
  }

  @ParameterizedTest
  @MethodSource("written")
  void mapsRecordsAndBeansAreWrittenAsObjects(Object data) {
    JsonData json = SessionJson.written(SessionJson.write(data), data);
    assertThat(SessionJson.entries(json).get("name")).isEqualTo("a");
    assertThat(SessionJson.entries(SessionJson.read(json.bytes()).orElseThrow()))
        .isEqualTo(SessionJson.entries(json));
  }

  @Test
  void emptyDataIsAnObject() {
    assertThat(text(Map.of())).isEqualTo("{}");
    assertThat(text(new Object())).isEqualTo("{}");
  }

  @Test
  void entriesKeepTheirOrderAndText() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z", "ä€😀\"\\\n");
    data.put("a", null);
    data.put("day", DayOfWeek.MONDAY);
    assertThat(text(data)).isEqualTo("{\"z\":\"ä€😀\\\"\\\\\\n\",\"a\":null,\"day\":\"MONDAY\"}");
  }

  static Stream<Object> noObjects() {
    return Stream.of(
        List.of(CANARY),
        CANARY,
        7,
        true,
        new String[] {CANARY},
        DayOfWeek.MONDAY,
        new ObjectMapper().nullNode(),
        new byte[] {1});
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void dataThatIsNoObjectIsRefusedWithTheRemedy(Object data) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.written(SessionJson.write(data), data))
        .withMessageContaining("A session's data is a JSON object")
        .withMessageContaining(data.getClass().getName() + " is not written as one")
        .withMessageContaining("Give a map, a record or a bean")
        .withMessageNotContaining(CANARY);
  }

  @Test
  void numberOrNameThatIsTooLongIsRefusedWithTheLimit() {
    for (Map<String, Object> data :
        List.of(
            Map.<String, Object>of("n", BigInteger.TEN.pow(100)),
            Map.<String, Object>of("n".repeat(4097), 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SessionJson.written(SessionJson.write(data), data))
          .withMessageContaining("names of at most 4096 characters")
          .withMessageContaining("numbers of at most 100 digits");
    }
  }

  @Test
  void optionalInPlaceOfDataIsRefusedWithTheRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SessionJson.written(SessionJson.write(Optional.empty()), Optional.empty()))
        .withMessageContaining("java.util.Optional")
        .withMessageContaining("Give a map, a record or a bean");
  }

  @Test
  void nullInPlaceOfDataIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> SessionJson.write(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("Give a map, a record or a bean; clear() ends a session");
  }

  @Test
  void depth32IsTakenAndDepth33IsRefusedBothWays() {
    Map<String, Object> at32 = nested(32);
    byte[] json = SessionJson.write(at32);
    assertThat(SessionJson.written(json, at32).bytes()).isEqualTo(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.write(nested(33)))
        .withMessageContaining("at most 32 levels deep");
    String lists = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
    assertThat(SessionJson.read(utf8(lists))).isPresent();
    String deeper = "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";
    assertThat(SessionJson.read(utf8(deeper))).isEmpty();
    assertThat(SessionJson.read(utf8("[".repeat(100_000)))).isEmpty();
  }

  @Test
  void dataThatHoldsItselfIsRefused() {
    Map<String, Object> round = new HashMap<>();
    round.put("round", round);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.write(round))
        .withMessageContaining("at most 32 levels deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":[{\"b\":1,\"b\":2}]}",
        "{\"a\":1,\"\\u0061\":2}"
      })
  void entriesThatStandTwiceAreRefused(String json) {
    assertThat(SessionJson.read(utf8(json))).isEmpty();
  }

  /** A bean that writes one entry twice. */
  public static final class Twice {
    public String getName() {
      return "a";
    }

    @JsonAnyGetter
    public Map<String, Object> more() {
      return Map.of("name", CANARY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4093, 4094, 4095, 4096})
  void longestNamesAreReadAgain(int length) {
    for (String each : List.of("n", "\u0001", "\"", "\u007f")) {
      Map<String, Object> data = Map.of(each.repeat(length), 1);
      byte[] bytes = SessionJson.write(data);
      assertThat(SessionJson.read(bytes).map(SessionJson::entries)).hasValue(data);
      assertThat(SessionJson.entries(SessionJson.written(bytes, data))).isEqualTo(data);
    }
  }

  @Test
  void nameLongerThanThatIsRefused() {
    Map<String, Object> data = Map.of("n".repeat(4097), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.written(SessionJson.write(data), data))
        .withMessageContaining("4096");
  }

  @Test
  void mapWithTwoNamesThatReadAlikeIsRefused() {
    IdentityHashMap<String, Object> data = new IdentityHashMap<>();
    data.put(new String("a"), 1);
    data.put(new String("a"), 2);
    for (Object each : List.of(data, Collections.unmodifiableMap(data), Map.of("in", data))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SessionJson.written(SessionJson.write(each), each))
          .withMessageContaining("each entry once");
    }
  }

  @Test
  void dataThatWritesAnEntryTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.written(SessionJson.write(new Twice()), new Twice()))
        .withMessageContaining("each entry once")
        .withMessageNotContaining(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1E+21474836470}",
        "{\"a\":1E-21474836470}",
        "// c\n{}",
        "{}{}",
        "{} x",
        "\u0000"
      })
  void brokenOrLenientJsonIsRefused(String json) {
    assertThat(SessionJson.read(utf8(json))).isEmpty();
  }

  @Test
  void sizeOfWhatIsReadIsBounded() {
    assertThat(SessionJson.read(utf8("{\"a\":\"" + "x".repeat(60_000) + "\"}"))).isPresent();
    assertThat(SessionJson.read(utf8("{\"a\":\"" + "x".repeat(140_000) + "\"}"))).isEmpty();
    assertThat(SessionJson.read(utf8("{\"a\":" + "9".repeat(101) + "}"))).isEmpty();
    assertThat(SessionJson.read(utf8("{\"" + "x".repeat(5000) + "\":1}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@class", "@type", "class"})
  void classNamesInTheDataStayData(String entry) {
    String json = "{\"" + entry + "\":\"java.util.Locale\",\"x\":[\"java.net.URL\",{\"a\":1}]}";
    JsonData data = SessionJson.read(utf8(json)).orElseThrow();
    assertThat(SessionJson.map(data))
        .isEqualTo(Map.of(entry, "java.util.Locale", "x", List.of("java.net.URL", Map.of("a", 1))))
        .isInstanceOf(LinkedHashMap.class);
    Object any = SessionJson.as(data, Object.class);
    assertThat(any).isInstanceOf(LinkedHashMap.class);
  }

  @Test
  void noClassNamesAreWritten() {
    List<Object> items = new ArrayList<>(List.of(new Item("a", 1)));
    assertThat(text(Map.of("x", items))).isEqualTo("{\"x\":[{\"name\":\"a\",\"count\":1}]}");
  }

  /** A bean whose failure repeats what it holds. */
  public static final class Failing {
    @SuppressWarnings("DoNotCallSuggester") // Jackson calls it
    public String getSecret() {
      throw new IllegalStateException(CANARY);
    }
  }

  static Stream<Object> unwritable() {
    return Stream.of(
        new Failing(), Map.of("in", new Failing()), Map.of("in", List.of(new Failing())));
  }

  // P22
  @ParameterizedTest
  @MethodSource("unwritable")
  void dataThatCannotBeWrittenIsNamedByItsPathAlone(Object data) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionJson.write(data))
        .withMessageContaining("cannot be written as JSON")
        .withMessageContaining("secret")
        .withMessageContaining(data.getClass().getName())
        .withMessageContaining("Give a map, a record or a bean")
        .withMessageNotContaining(CANARY)
        .withNoCause();
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> map = Map.of();
    for (int level = 1; level < depth; level++) {
      map = Map.of("a", map);
    }
    return map;
  }

  private static String text(Object data) {
    byte[] bytes = SessionJson.write(data);
    assertThat(SessionJson.written(bytes, data).bytes()).isEqualTo(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
