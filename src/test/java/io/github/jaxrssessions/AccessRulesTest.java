package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, as annotations say it: HOUSE's rule 2, point 4. */
class AccessRulesTest {

  @ParameterizedTest(name = "{0}.{1}: {2}")
  @CsvSource({
    "Bare, bare(), nothing",
    // the method before its class, and the strictest on one element
    "Both, bare(), one of [class]",
    "Both, open(), open",
    "Both, denied(), denied",
    "Both, several(), 'one of [a, b]'",
    "Both, noRole(), one of []",
    "Both, rolesAndOpen(), one of [a]",
    "Both, allThree(), denied",
    "TwoOnClass, bare(), one of [class]",
    // the methods that it overrides, before any class
    "Overrides, overridden(), one of [base]",
    "Overrides, inherited(), open",
    "Overrides, hidden(), denied",
    "OverridesLocal, local(), open",
    "Overrides, overload(Integer), open",
    "Overrides, overload(String), denied",
    "OverridesAgain, overridden(), one of [base]",
    "OverridesAgain, inherited(), one of [base]",
    // and the strictest of these
    "ImplementsTwo, both(), one of [asks]",
    "ImplementsTwo, given(), open",
    "ImplementsThree, both(), one of [asks] and one of [too]",
    "InheritsInterface, both(), one of [asks]",
    // signatures with type parameters
    "OfText, of(String), one of [generic]",
    "OfText, open(String), open",
    "TextThenNumber, of(String), one of [generic]",
    "TextThenNumber, of(Integer), nothing",
    "TextThenNumber, open(Integer), nothing",
    "Overloaded, of(String), one of [generic]",
    "Overloaded, of(Integer), nothing",
    "Overloaded, of(StringBuilder), nothing",
    "Overloaded, open(String), open",
    "Overloaded, open(Integer), nothing",
    "Overloaded, open(StringBuilder), nothing",
    "OfNumber, of(Integer), one of [base]",
    // the class, its superclasses, its interfaces
    "Wide, bare(), one of [wide]",
    "OpensWide, bare(), open",
    "SaysNothing, bare(), one of [wide]",
    "OfInterfaces, bare(), one of [interface]",
    "OfOpenInterface, bare(), open",
    "SuperclassFirst, bare(), open",
    // an inherited method has two classes: the stricter
    "OpensInherited, inherited(), one of [declaring]",
    "AsksInherited, inherited(), one of [resource] and one of [declaring]",
    "DeniesInherited, bare(), denied",
    "OfNotPublic, bridged(), one of [local]",
  })
  void nearestAnnotationDecides(String type, String signature, String rule) throws Exception {
    assertThat(ruleOf("AccessCases$" + type, signature)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({"OfText, of, one of [generic]", "OfText, open, open", "OfNumber, of, one of [base]"})
  void bridgeHasTheRuleOfTheMethodBehindIt(String type, String name, String rule) throws Exception {
    Class<?> resource = named("AccessCases$" + type);
    List<Method> bridges =
        Arrays.stream(resource.getDeclaredMethods())
            .filter(Method::isBridge)
            .filter(m -> m.getName().equals(name))
            .toList();
    assertThat(bridges)
        .isNotEmpty()
        .allSatisfy(m -> assertThat(say(new AccessRules().of(resource, m))).isEqualTo(rule));
  }

  @Test
  void interfacesMethodHasTheRuleOfTheMethodThatRuns() throws Exception {
    Method declared = AccessCases.Asks.class.getMethod("both");
    assertThat(new AccessRules().of(AccessCases.OpensAnyway.class, declared)).contains(Access.OPEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Real$$EnhancerByContainer",
        "Real$Proxy$_$$_WeldClientProxy",
        "Real_Subclass",
        "Real_ClientProxy"
      })
  void proxyIsLookedThrough(String proxy) throws Exception {
    assertThat(ResourceMethod.lookedThrough(named("ProxyCases$" + proxy)))
        .isEqualTo(ProxyCases.Real.class);
    // with the proxy's own override the nearest rule, or that of the declaring class, would be lost
    assertThat(ruleOf("ProxyCases$" + proxy, "method()")).isEqualTo("one of [real]");
    assertThat(ruleOf("ProxyCases$" + proxy, "inherited()")).isEqualTo("one of [base]");
  }

  @ParameterizedTest
  @CsvSource({
    "Audit_Subclass, inherited(), denied",
    "Money$$Account, method(), open",
    "Wallet_Subclass, method(), denied",
    "Purse_Subclass, method(), denied",
    "Lone_Subclass, method(), nothing"
  })
  void usersClassThatIsNamedLikeAProxyIsNotLookedThrough(String type, String signature, String rule)
      throws Exception {
    Class<?> users = named("ProxyCases$" + type);
    assertThat(ResourceMethod.lookedThrough(users)).isEqualTo(users);
    assertThat(ruleOf("ProxyCases$" + type, signature)).isEqualTo(rule);
  }

  @Test
  void classOnTheWayToASubResourceOpensNothing() {
    assertThat(AccessRules.onClass(AccessCases.OpensWide.class)).isEmpty();
    assertThat(AccessRules.onClass(AccessCases.Bare.class)).isEmpty();
    assertThat(say(AccessRules.onClass(AccessCases.SaysNothing.class))).isEqualTo("one of [wide]");
    assertThat(AccessRules.onClass(AccessCases.DeniesInherited.class)).contains(Access.DENIED);
  }

  @Test
  void emptyRolesLetNobodyIn() {
    assertThat(Access.roles(Set.of()).allows(role -> true)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"'a', true", "'a c', true", "'b c', true", "'c', false", "'', false"})
  void oneOfSeveralRolesIsEnough(String has, boolean allowed) {
    Access either = Access.roles(Set.of("a", "b"));
    assertThat(either.allows(List.of(has.split(" "))::contains)).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"'a', false", "'a b', false", "'a c', true", "'c', false"})
  void rolesOfTwoPlacesAreBothNeeded(String has, boolean allowed) {
    Access both = Access.roles(Set.of("a", "b")).and(Access.roles(Set.of("c")));
    assertThat(both.allows(List.of(has.split(" "))::contains)).isEqualTo(allowed);
  }

  @Test
  void stricterOfTwoRulesHolds() {
    List<Access> byStrictness =
        List.of(Access.OPEN, Access.LOGIN, Access.roles(Set.of("a")), Access.DENIED);
    for (int i = 0; i < byStrictness.size(); i++) {
      for (int k = 0; k < i; k++) {
        Access strict = byStrictness.get(i);
        Access lax = byStrictness.get(k);
        assertThat(strict.and(lax)).isEqualTo(strict);
        assertThat(lax.and(strict)).isEqualTo(strict);
      }
    }
    assertThat(Access.DENIED.allows(role -> true)).isFalse();
    assertThat(Access.LOGIN.allows(role -> false)).isTrue();
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(AccessRulesTest.class.getPackageName() + "." + name);
  }

  private static String ruleOf(String type, String signature) throws ClassNotFoundException {
    Class<?> resource = named(type);
    Method method =
        Arrays.stream(resource.getMethods())
            .filter(m -> signature(m).equals(signature))
            .findFirst()
            .orElseThrow();
    return say(new AccessRules().of(resource, method));
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static String say(Optional<Access> rule) {
    return rule.map(
            access ->
                switch (access.kind()) {
                  case OPEN -> "open";
                  case LOGIN -> "login";
                  case DENIED -> "denied";
                  case ROLES ->
                      access.roles().stream()
                          .map(oneOf -> "one of " + new TreeSet<>(oneOf))
                          .collect(Collectors.joining(" and "));
                })
        .orElse("nothing");
  }
}
