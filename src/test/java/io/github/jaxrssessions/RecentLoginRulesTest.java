package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How recent a login has to be, as annotations say it, and what it is beside the others. */
class RecentLoginRulesTest {
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final Duration TEN = Duration.ofMinutes(10);

  @ParameterizedTest(name = "{0}.{1}: {2} {3}")
  @CsvSource({
    "OnMethods, bare(), nothing, ",
    "OnMethods, recent(), LOGIN, PT5M",
    "OnMethods, seconds(), LOGIN, PT1M30S",
    "OnMethods, week(), LOGIN, PT168H",
    "OnMethods, longest(), LOGIN, PT9600H",
    "OnMethods, shortest(), LOGIN, PT1S",
    // beside the others it closes what they open, and adds to what they ask
    "OnMethods, open(), LOGIN, PT5M",
    "OnMethods, role(), 'ROLES a', PT5M",
    "OnMethods, denied(), DENIED, ",
    "OpenClass, bare(), LOGIN, PT5M",
    // of its own kind the nearest decides, and the others are no nearer than it
    "OnClass, bare(), LOGIN, PT5M",
    "OnClass, longer(), LOGIN, PT1H",
    "OnClass, role(), 'ROLES a', PT5M",
    "OnClass, open(), LOGIN, PT5M",
    "OnClass, denied(), DENIED, ",
    "OfRole, recent(), 'ROLES class', PT5M",
    "OfRole, open(), LOGIN, PT5M",
    // the methods that it overrides, before any class, and the shortest of these
    "Overrides, overridden(), LOGIN, PT5M",
    "Overrides, inherited(), LOGIN, PT5M",
    "Overrides, own(), LOGIN, PT1H",
    "ImplementsAll, both(), LOGIN, PT5M",
    "OpensAnyway, both(), LOGIN, PT5M",
    "OfText, of(String), LOGIN, PT5M",
    "OfText, of(Integer), nothing, ",
    // the class, its superclasses, its interfaces; of two classes the shortest
    "OfInterfaces, bare(), LOGIN, PT5M",
    "AsksForLess, inherited(), LOGIN, PT5M",
    "OpensInherited, inherited(), LOGIN, PT5M",
    "Bare_Subclass, bare(), LOGIN, PT5M",
  })
  void ageAndCallersAreFoundApart(String type, String signature, String who, String age)
      throws Exception {
    Class<?> resource = named(type);
    Optional<Access> rule = new AccessRules().of(resource, method(resource, signature));
    assertThat(rule.map(RecentLoginRulesTest::who).orElse("nothing")).isEqualTo(who);
    assertThat(rule.flatMap(Access::recentLogin))
        .isEqualTo(Optional.ofNullable(age).map(Duration::parse));
  }

  @Test
  void publicPathDoesNotOpenWhatAsksForARecentLogin() throws Exception {
    Access rule = request(HttpMethod.GET, RecentCases.OnMethods.class, "recent()", List.of());
    assertThat(rule.open()).isFalse();
    assertThat(rule.recentLogin()).contains(FIVE);
    assertThat(request(HttpMethod.GET, RecentCases.OnMethods.class, "bare()", List.of()).open())
        .isTrue();
  }

  @Test
  void optionsIsAskedOnlyByTheMethodThatHandlesIt() throws Exception {
    assertThat(request(HttpMethod.OPTIONS, RecentCases.OnClass.class, "bare()", List.of()))
        .isEqualTo(Access.OPEN);
    assertThat(request(HttpMethod.OPTIONS, RecentCases.OnMethods.class, "recent()", List.of()))
        .isEqualTo(Access.LOGIN.within(FIVE));
  }

  @Test
  void ofTheClassesOnTheWayTheShortestAgeHolds() throws Exception {
    List<Class<?>> way = List.of(RecentCases.OpenClass.class, RecentCases.Bare.class);
    assertThat(request(HttpMethod.GET, RecentCases.Bare.class, "bare()", way))
        .isEqualTo(Access.LOGIN.within(FIVE));
    assertThat(request(HttpMethod.GET, RecentCases.OnClass.class, "longer()", way))
        .isEqualTo(Access.LOGIN.within(FIVE));
    assertThat(request(HttpMethod.HEAD, RecentCases.OnMethods.class, "seconds()", way))
        .isEqualTo(Access.LOGIN.within(Duration.ofSeconds(90)));
    assertThat(
            request(
                HttpMethod.GET,
                RecentCases.OnMethods.class,
                "recent()",
                List.of(RecentCases.OfRole.class)))
        .isEqualTo(Access.roles(Set.of("class")).within(FIVE));
  }

  @Test
  void stricterOfTwoRulesHasTheShorterAge() {
    Access role = Access.roles(Set.of("a")).within(TEN);
    assertThat(role.and(Access.LOGIN.within(FIVE)).recentLogin()).contains(FIVE);
    assertThat(Access.LOGIN.within(FIVE).and(role).recentLogin()).contains(FIVE);
    assertThat(role.and(Access.LOGIN)).isEqualTo(role);
    assertThat(Access.OPEN.and(role)).isEqualTo(role);
    assertThat(Access.DENIED.and(role)).isEqualTo(Access.DENIED);
    assertThat(role.and(Access.DENIED)).isEqualTo(Access.DENIED);
  }

  @Test
  void ruleWithAnAgeIsNeverOpen() {
    assertThat(new Access(Access.Kind.OPEN, List.of(), Optional.of(FIVE)))
        .isEqualTo(Access.LOGIN.within(FIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "zero, PT0S",
    "negative, PT-5M",
    "tooShort, PT0.999S",
    "tooLong, PT9624H",
    "forever, PT2562047788015215H30M7.999999999S",
    "before, "
  })
  void ageThatMakesNoSenseIsRefused(String method, String given) throws Exception {
    Method wrong = RecentCases.Wrong.class.getMethod(method);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessRules().of(RecentCases.Wrong.class, wrong))
        .withMessageStartingWith("@RecentLogin on public void ")
        .withMessageContaining("." + method + "() is " + (given == null ? "PT" : given))
        .withMessageEndingWith(". Give from 1 second to 400 days.");
  }

  private static Access request(
      String verb, Class<?> resource, String signature, List<Class<?>> passed) {
    ResourceMethod at = ResourceMethod.of(resource, method(resource, signature));
    return new AccessRules().of(verb, at, passed, () -> true);
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(RecentCases.class.getName() + "$" + name);
  }

  private static Method method(Class<?> resource, String signature) {
    return Arrays.stream(resource.getMethods())
        .filter(m -> signature(m).equals(signature))
        .findFirst()
        .orElseThrow();
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static String who(Access access) {
    return access.roles().stream()
        .map(oneOf -> " " + String.join(" ", oneOf))
        .collect(Collectors.joining(" and", access.kind().name(), ""));
  }
}
