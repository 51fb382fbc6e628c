package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The security context that resources and other filters see (point 4). */
class SecurityContextTest {

  /** What a resource reads of it. */
  @Path("who")
  @PermitAll
  public static class Who {
    @Context SecurityContext field;

    @GET
    public String get(@Context SecurityContext security) {
      return said(security);
    }

    @GET
    @Path("field")
    public String field() {
      return said(field);
    }

    private static String said(SecurityContext security) {
      Principal principal = security.getUserPrincipal();
      return String.join(
          " ",
          principal == null ? "-" : principal.getName(),
          String.valueOf(security.getAuthenticationScheme()),
          String.valueOf(security.isUserInRole("user")),
          String.valueOf(security.isUserInRole("bob")),
          String.valueOf(security.isSecure()),
          SessionPrincipal.user(security, User.class).map(User::name).orElse("-"),
          SessionPrincipal.user(security, String.class).orElse("-"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/who", "/who/field"})
  void contextIsOfWhoIsLoggedIn(String path) {
    try (TestServer server = TestServer.start(Accounts.class, Who.class, Accounts.auth().build())) {
      Browser browser = server.browser();
      assertThat(browser.get(path).body()).isEqualTo("- null false false false - -");
      browser.post("/login/ann", "");
      assertThat(browser.get(path).body()).isEqualTo("ann SESSION true false false ann -");
      browser.post("/login/bob", "");
      assertThat(browser.get(path).body()).isEqualTo("bob SESSION true true false bob -");
    }
  }

  @Test
  void withoutRolesNobodyHasAny() {
    SecurityContext security = context(named(builder -> builder));
    assertThat(security.isUserInRole("user")).isFalse();
    assertThat(security.isUserInRole("")).isFalse();
  }

  private static SecurityContext context(SessionAuth<?> auth) {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", "ann"));
    return new SessionSecurityContext(Sessions.request(auth, cookie), null);
  }

  private static SessionAuth<User> named(UnaryOperator<SessionAuthBuilder<User>> settings) {
    return settings
        .apply(
            SessionAuth.builder(User.class, session -> Accounts.find(session.text("user_id")))
                .keys(KeyRing.ephemeral()))
        .build();
  }

  @Test
  void nameIsTheGivenOneElseTheSubjectElseTheHandle() {
    assertThat(principal(named(b -> b.name(u -> u.name() + "@x").subject(s -> "no"))).getName())
        .isEqualTo("ann@x");
    assertThat(principal(named(b -> b.subject(s -> "id " + s.text("user_id")))).getName())
        .isEqualTo("id ann");
    assertThat(principal(named(b -> b.name(u -> null).subject(s -> "subject"))).getName())
        .isEqualTo("subject");
    assertThat(principal(named(b -> b.subject(s -> s.text("absent")))))
        .satisfies(p -> assertThat(p.getName()).isEqualTo(p.session().handle()));
    assertThat(principal(named(b -> b)))
        .satisfies(p -> assertThat(p.getName()).isEqualTo(p.session().handle()));
  }

  @Test // P22
  void principalShowsNeitherUserNorName() {
    SessionPrincipal<?> principal = principal(named(b -> b.name(User::name)));
    assertThat(principal.toString())
        .isEqualTo("SessionPrincipal[" + principal.session().handle() + "]")
        .doesNotContain("ann");
  }

  private static SessionPrincipal<?> principal(SessionAuth<?> auth) {
    return (SessionPrincipal<?>) context(auth).getUserPrincipal();
  }

  @Test
  void principalBearsTheUserAndTheSession() {
    SessionPrincipal<?> principal = principal(named(b -> b));
    assertThat(principal.user()).isEqualTo(new User("ann"));
    assertThat(principal.session().text("user_id")).isEqualTo("ann");
  }

  /** A user's class that is a principal by itself. */
  record Person(String getName) implements Principal {}

  private static SessionAuthBuilder<Person> persons() {
    return SessionAuth.builder(
            Person.class, session -> Optional.of(new Person(session.text("user_id"))))
        .keys(KeyRing.ephemeral());
  }

  @Test
  void userThatIsAPrincipalIsGivenAsItIs() {
    SecurityContext security = context(persons().subject(s -> "subject").build());
    assertThat(security.getUserPrincipal()).isEqualTo(new Person("ann"));
    assertThat(SessionPrincipal.user(security, Person.class)).contains(new Person("ann"));
    assertThat(SessionPrincipal.user(security, User.class)).isEmpty();
  }

  @Test
  void nameForAUserThatNamesItselfIsRefused() {
    SessionAuthBuilder<Person> builder = persons().name(Person::getName);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "name is set, and "
                + Person.class.getName()
                + " is a Principal that names itself."
                + " Leave it out.");
  }

  /** What a runtime says of the connection. */
  private record Connection(boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> "container";
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyTheConnectionsSecurityIsTheRuntimes(boolean secure) {
    SecurityContext security =
        new SessionSecurityContext(Sessions.request(named(b -> b)), new Connection(secure));
    assertThat(security.isSecure()).isEqualTo(secure);
    assertThat(security.getUserPrincipal()).isNull();
    assertThat(security.getAuthenticationScheme()).isNull();
    assertThat(security.isUserInRole("user")).isFalse();
  }
}
