package io.github.jaxrssessions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The session and the user in every place that a resource can have them. */
interface InjectionFacts extends Facts {

  private void each(String path, String forAnn, String forBob) {
    Browser ann = loggedIn("ann");
    Browser bob = loggedIn("bob");
    assertThat(ann.get(path).body()).isEqualTo(forAnn);
    assertThat(bob.get(path).body()).isEqualTo(forBob);
    assertThat(ann.get(path).body()).isEqualTo(forAnn);
  }

  private void each(String path) {
    each(path, "ann", "bob");
  }

  @Test
  default void writerIsAParameter() {
    each("/injected/parameter");
  }

  @Test
  default void writerIsInAField() {
    each("/injected/field");
  }

  @Test
  default void writerIsInAConstructor() {
    each("/injected/constructor");
  }

  @Test
  default void writerIsInASetter() {
    each("/by-setter");
  }

  @Test
  default void writerIsInABeanParam() {
    each("/injected/bean");
  }

  @Test
  default void writerIsInAFieldOfARegisteredInstance() {
    each("/single/field");
  }

  @Test
  default void writerIsAParameterOfARegisteredInstance() {
    each("/single/parameter");
  }

  @Test
  default void writerIsInAFieldOfAFilter() {
    for (String name : List.of("ann", "bob")) {
      assertThat(loggedIn(name).get("/me", "X-Whose", "?").header("X-Whose")).isEqualTo(name);
    }
  }

  @Test
  default void writerIsAParameterOfALocator() {
    each("/injected/sub/locator");
  }

  @Test
  default void writerIsAParameterOfASubResource() {
    each("/injected/sub/parameter");
  }

  @Test
  default void writerIsInAFieldOfASubResourceThatTheRuntimeMade() {
    each("/injected/got/field");
  }

  @Test
  default void writerIsInAFieldOfASubResourceThatTheRuntimeInitialised() {
    each("/injected/initialised/field");
  }

  @Test
  default void securityContextIsAParameter() {
    each("/me");
  }

  @Test
  default void securityContextIsInAField() {
    each("/injected/security-field");
  }

  @Test
  default void securityContextIsInAFieldOfARegisteredInstance() {
    each("/single/security-field");
  }

  @Test
  default void principalHasANameAndAScheme() {
    each("/injected/principal", "ann SESSION", "bob SESSION");
  }

  @Test
  default void principalIsNullForNobody() {
    assertThat(browser().get("/injected/principal").body()).isEqualTo("null null");
  }

  @Test
  default void userIsAParameter() {
    each("/injected/user", "ann as User", "bob as User");
  }

  @Test
  default void userIsNullForNobody() {
    assertThat(browser().get("/injected/user-or-nobody").body()).isEqualTo("null");
    each("/injected/user-or-nobody");
  }

  @Test
  default void userMayBeOptional() {
    assertThat(browser().get("/injected/optional-user").body()).isEqualTo("empty");
    each("/injected/optional-user");
  }

  @Test
  default void userIsAParameterOfASubResource() {
    each("/injected/sub/x/user");
  }

  @Test
  default void usersAtTheSameTimeNeverMix() {
    List<String> paths = List.of("/me", "/injected/field", "/injected/user", "/single/parameter");
    List<String> names = IntStream.range(0, 24).mapToObj(n -> "user" + n).toList();
    List<String> wrong =
        names.parallelStream()
            .flatMap(
                name -> {
                  Browser browser = loggedIn(name);
                  return paths.stream()
                      .map(path -> browser.get(path).body())
                      .filter(body -> !body.split(" ", 2)[0].equals(name))
                      .map(body -> name + " was told " + body);
                })
            .toList();
    assertThat(wrong).isEmpty();
  }
}
