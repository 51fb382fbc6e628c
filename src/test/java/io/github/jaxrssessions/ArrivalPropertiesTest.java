package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.UserAgent.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * P5, P6: requests leave with what the browser has by then, of which proxies and servers may lose
 * some, and their answers arrive in any order.
 */
class ArrivalPropertiesTest {
  /** What a request does, when its answer arrives, and which of the cookies it shows. */
  record Step(boolean clears, int perMille, boolean answerFirst, int which, int shows) {}

  /** An answer on its way. */
  private record Answer(List<String> lines, Optional<Envelope> leaves) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> shows =
        Arbitraries.oneOf(Arbitraries.just(-1), Arbitraries.integers().between(0, 255));
    return Combinators.combine(
            Arbitraries.of(false, false, false, true),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 9),
            shows)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9);
  }

  @Provide
  Arbitrary<CarrierKit> kits() {
    return AnyCookie.kits();
  }

  @Property
  void lastToArriveIsWholeAndClearLeavesNothing(
      @ForAll("kits") CarrierKit kit, @ForAll("steps") List<Step> steps) {
    Place home = AnyCookie.home(kit.cookie);
    UserAgent agent = new UserAgent(kit.clock);
    int largest = AnyCookie.largest(kit);
    List<Answer> onTheirWay = new ArrayList<>();
    for (Step step : steps) {
      if (step.answerFirst() && !onTheirWay.isEmpty()) {
        arrive(kit, agent, home, onTheirWay.remove(step.which() % onTheirWay.size()));
      }
      onTheirWay.add(answer(kit, step, largest, shown(kit, agent, home, step.shows())));
    }
    for (Step step : steps) {
      if (!onTheirWay.isEmpty()) {
        arrive(kit, agent, home, onTheirWay.remove(step.which() % onTheirWay.size()));
      }
    }
    Set<String> all = shown(kit, agent, home, -1);
    kit.carrier.clear(all).forEach(line -> agent.receive(home, line));
    assertThat(agent.cookies()).isEmpty();
  }

  private static Set<String> shown(CarrierKit kit, UserAgent agent, Place home, int mask) {
    return kit.load(agent.cookieHeader(home)).shown().stream()
        .filter(name -> (mask >> slot(kit, name) & 1) == 1)
        .collect(Collectors.toSet());
  }

  private static int slot(CarrierKit kit, String name) {
    return name.equals(kit.cookie.name()) ? 0 : name.charAt(name.length() - 1) - '0';
  }

  private static Answer answer(CarrierKit kit, Step step, int largest, Set<String> shown) {
    if (step.clears()) {
      return new Answer(kit.carrier.clear(shown), Optional.empty());
    }
    Envelope session = kit.session(Math.max(8, largest * step.perMille() / 1000));
    return new Answer(kit.carrier.send(session, shown), Optional.of(session));
  }

  private static void arrive(CarrierKit kit, UserAgent agent, Place home, Answer answer) {
    answer.lines().forEach(line -> assertThat(agent.receive(home, line)).isTrue());
    int weight =
        agent.cookies().stream().mapToInt(c -> c.name().length() + 1 + c.value().length()).sum();
    assertThat(weight).isLessThanOrEqualTo(kit.budget);
    if (answer.lines().isEmpty()) {
      return; // a clear where nothing was shown
    }
    Loaded loaded = kit.load(agent.cookieHeader(home));
    List<Envelope> opened = loaded.opened().stream().map(Opened::envelope).toList();
    assertThat(opened).hasSize(answer.leaves().isPresent() ? 1 : 0);
    answer.leaves().ifPresent(session -> assertIs(session, opened.get(0)));
  }

  private static void assertIs(Envelope session, Envelope opened) {
    assertThat(opened.id()).isEqualTo(session.id());
    assertThat(opened.payload().bytes()).isEqualTo(session.payload().bytes());
  }
}
