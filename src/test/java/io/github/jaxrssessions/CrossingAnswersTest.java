package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P5, P6, P7: what a browser is left with, in whatever order answers arrive. */
class CrossingAnswersTest {
  private static final String NAME = "__Host-session";
  private static final int CLEAR = 0;

  /** An answer on its way: its lines, and the session that the browser has once it is there. */
  private record Answer(List<String> lines, List<SessionId> leaves) {}

  @ParameterizedTest // P5
  @CsvSource({"6000, 2, 4371", "32000, 8, 23424"})
  void lastToArriveIsWhole(int budget, int most, int largest) {
    CarrierKit kit = new CarrierKit(budget);
    int[] sizes = {CLEAR, 20, 3500, largest};
    int orders = 0;
    for (int before : sizes) {
      for (int first : sizes) {
        for (int second : sizes) {
          for (int third : sizes) {
            orders += allOrders(kit, budget, before, List.of(first, second, third));
          }
        }
      }
    }
    assertThat(orders).isEqualTo(4 * 64 * 6);
    assertThat(kit.send(kit.session(largest))).hasSize(most);
  }

  /** Three requests leave with the same jar; their answers arrive in each order. */
  private static int allOrders(CarrierKit kit, int budget, int before, List<Integer> sizes) {
    Browser start = CarrierKit.jar();
    answer(kit, before, start).lines().forEach(start::keep);
    List<Answer> answers = sizes.stream().map(size -> answer(kit, size, start)).toList();
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      Browser jar = start.copy();
      for (int next : order) {
        Answer answer = answers.get(next);
        answer.lines().forEach(jar::keep);
        assertThat(weight(jar.jar())).isLessThanOrEqualTo(budget);
        if (!answer.lines().isEmpty()) {
          assertThat(kit.ids(jar.cookieLine())).as("%s", sizes).isEqualTo(answer.leaves());
        }
      }
    }
    return orders.length;
  }

  private static Answer answer(CarrierKit kit, int size, Browser jar) {
    Set<String> shown = kit.load(jar.cookieLine()).shown();
    if (size == CLEAR) {
      return new Answer(kit.carrier.clear(shown), List.of());
    }
    Envelope session = kit.session(size);
    return new Answer(kit.carrier.send(session, shown), List.of(session.id()));
  }

  private static int weight(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .mapToInt(c -> c.getKey().length() + 1 + c.getValue().length())
        .sum();
  }

  private final CarrierKit kit = new CarrierKit();

  private static List<String> names(List<String> lines) {
    return lines.stream().map(CarrierKit::nameOf).toList();
  }

  @Test // P6, P7
  void clearExpiresWhatWasShownAndTheNameWithIt() {
    assertThat(kit.carrier.clear(Set.of())).isEmpty();
    assertThat(kit.carrier.clear(Set.of(NAME))).containsExactly(kit.cookie.expiry(NAME));
    assertThat(kit.carrier.clear(Set.of(NAME, NAME + ".1", NAME + ".7")))
        .containsExactlyInAnyOrder(
            kit.cookie.expiry(NAME),
            kit.cookie.expiry(NAME + ".1"),
            kit.cookie.expiry(NAME + ".7"));
    assertThat(kit.carrier.clear(Set.of(NAME + ".1")))
        .containsExactlyInAnyOrder(kit.cookie.expiry(NAME), kit.cookie.expiry(NAME + ".1"));
  }

  @Test
  void higherSlotsAreExpiredOnlyWhereShown() {
    Envelope small = kit.session(20);
    assertThat(names(kit.send(small))).containsExactly(NAME);
    assertThat(names(kit.send(small, NAME))).containsExactly(NAME);
    List<String> lines = kit.send(small, NAME, NAME + ".1", NAME + ".3");
    assertThat(names(lines)).containsExactlyInAnyOrder(NAME, NAME + ".1", NAME + ".3");
    assertThat(lines).contains(kit.cookie.expiry(NAME + ".1"), kit.cookie.expiry(NAME + ".3"));

    List<String> split =
        new ArrayList<>(kit.send(kit.session(4000), NAME, NAME + ".1", NAME + ".2"));
    assertThat(names(split)).containsExactly(NAME, NAME + ".1", NAME + ".2");
    assertThat(split.stream().filter(line -> line.contains("Max-Age=0")))
        .containsExactly(kit.cookie.expiry(NAME + ".2"));
  }

  @Test // P7
  void clearLinesReachTheCookieThatWasSet() {
    SessionCookie wide =
        SessionCookie.standard()
            .withName("__Secure-s")
            .withDomain("example.com")
            .withPath("/app")
            .withSameSite(SessionCookie.SameSite.NONE)
            .withPartitioned();
    CarrierKit other = new CarrierKit(wide, CarrierKit.KEYS, 6000, null);
    List<String> set = other.send(other.session(4000));
    List<String> cleared = other.carrier.clear(Set.copyOf(names(set)));
    assertThat(cleared)
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line).contains("=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    assertThat(cleared.stream().map(CrossingAnswersTest::attributes))
        .containsOnly(attributes(set.get(0)));
  }

  private static String attributes(String line) {
    return line.substring(line.indexOf("; Path="));
  }
}
