package io.github.jaxrssessions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Data as applications may set it: all that JSON has, in any depth, at its edges. */
final class AnyData {
  private AnyData() {}

  /** Data, as the session has it. */
  static JsonData json(Map<String, Object> data) {
    return SessionJson.written(SessionJson.write(data), data);
  }

  static Arbitrary<Map<String, Object>> objects() {
    return objects(values(3)).withoutEdgeCases(); // which jqwik would multiply with each level
  }

  private static Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values) {
    return Arbitraries.maps(texts(), values).ofMaxSize(5);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(texts().asGeneric(), numbers(), Arbitraries.of(true, false).asGeneric());
    if (depth == 0) {
      return scalars.injectNull(0.1);
    }
    Arbitrary<Object> inner = values(depth - 1).withoutEdgeCases();
    Arbitrary<List<Object>> lists = inner.list().ofMaxSize(4);
    return Arbitraries.frequencyOf(
        Tuple.of(4, scalars.injectNull(0.1)),
        Tuple.of(1, lists.asGeneric()),
        Tuple.of(1, objects(inner).asGeneric()));
  }

  /** Of whole characters. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.chars().map(String::valueOf),
            Arbitraries.integers().between(0x10000, 0x10ffff).map(Character::toString),
            Arbitraries.of("\"", "\\", "/", "\n", "\u0000", "\u2028", "\ufeff", "</script>"))
        .filter(AnyData::isWhole)
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static Arbitrary<Object> numbers() {
    BigInteger edge = BigInteger.TEN.pow(99);
    return Arbitraries.oneOf(
        Arbitraries.integers().asGeneric(),
        Arbitraries.longs().asGeneric(),
        Arbitraries.bigIntegers().between(edge.negate(), edge).asGeneric(),
        Arbitraries.bigDecimals()
            .between(
                new BigDecimal(edge).negate().movePointLeft(40),
                new BigDecimal(edge).movePointLeft(40))
            .ofScale(30)
            .asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.of(
                new BigDecimal("1E+400"),
                new BigDecimal("1E-400"),
                new BigDecimal("-0.00"),
                new BigDecimal("1.10"),
                BigDecimal.valueOf(Long.MIN_VALUE),
                BigInteger.TWO.pow(63),
                BigInteger.TWO.pow(64))
            .asGeneric(),
        Arbitraries.of(-0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e22, 1e-7).asGeneric());
  }

  /** Whether what was read back is what was set, by kind and to the last digit. */
  static boolean isSame(Object set, Object read) {
    if (set instanceof Map<?, ?> map) {
      return read instanceof Map<?, ?> other
          && map.keySet().equals(other.keySet())
          && map.keySet().stream().allMatch(key -> isSame(map.get(key), other.get(key)));
    }
    if (set instanceof List<?> list) {
      return read instanceof List<?> other
          && list.size() == other.size()
          && IntStream.range(0, list.size()).allMatch(n -> isSame(list.get(n), other.get(n)));
    }
    if (set instanceof Double number) {
      double before = number; // the sign of a zero is not kept
      return read instanceof Number other && before == other.doubleValue();
    }
    if (set instanceof Number number) {
      return read instanceof Number other
          && exact(number).toString().equals(exact(other).toString()); // its scale, too
    }
    return set == null ? read == null : set.equals(read);
  }

  private static BigDecimal exact(Number number) {
    return new BigDecimal(number.toString());
  }
}
