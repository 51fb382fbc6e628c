package io.github.jaxrssessions.sample.resteasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.contract.Browser;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.spi.InjectorFactory;
import org.jboss.resteasy.spi.PropertyInjector;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.jboss.resteasy.spi.metadata.ResourceClass;
import org.junit.jupiter.api.Test;

/** What is particular to RESTEasy: the order of registration, its injection, its cookies. */
class PlacesTest {

  /** A user that is an interface. */
  public interface Person {
    String name();
  }

  /** Another application's user. */
  public record Member(String name) {}

  private static <U> SessionAuth<U> auth(Class<U> type, java.util.function.Function<String, U> of) {
    return SessionAuth.builder(type, session -> Optional.of(of.apply(session.text("user_id"))))
        .keys(KeyRing.ephemeral())
        .build();
  }

  private static SessionAuth<Person> persons() {
    return auth(Person.class, name -> () -> name);
  }

  private static SessionAuth<Member> members() {
    return auth(Member.class, Member::new);
  }

  /** Log in. */
  @Path("login")
  @PermitAll
  @Produces("text/plain")
  public static class Login {
    @POST
    @Path("{name}")
    public String login(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("user_id", name));
      return name;
    }

    @POST
    @Path("{name}/beside")
    public Response beside(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("user_id", name, "filling", "x".repeat(3500)));
      return Response.ok("")
          .cookie(new NewCookie.Builder("made").value("1").build())
          .header("Set-Cookie", "written=2")
          .build();
    }
  }

  /** Who is it? */
  @Path("person")
  @PermitAll
  @Produces("text/plain")
  public static class Persons {
    @GET
    public String name(@Context Person person, @Context Optional<Person> perhaps) {
      return (person == null ? "null" : person.name())
          + " "
          + perhaps.map(Person::name).orElse("empty");
    }
  }

  /** Who is it? */
  @Path("member")
  @PermitAll
  @Produces("text/plain")
  public static class Members {
    @GET
    public String name(@Context Member member) {
      return member == null ? "null" : member.name();
    }
  }

  private static Browser loggedIn(Running server, String name) {
    Browser browser = server.browser();
    assertThat(browser.post("/login/" + name, "").setCookies()).hasSize(1);
    return browser;
  }

  @Test
  void userMayBeAnInterface() {
    try (Running server = Running.start(List.of(Login.class, Persons.class, persons()))) {
      assertThat(server.browser().get("/person").body()).isEqualTo("null empty");
      assertThat(loggedIn(server, "ann").get("/person").body()).isEqualTo("ann ann");
    }
  }

  @Test
  void applicationsWithUsersOfTheirOwnDoNotDisturbEachOther() {
    try (Running one = Running.start(List.of(Login.class, Persons.class, persons()));
        Running other = Running.start(List.of(Login.class, Members.class, members()))) {
      Browser ann = loggedIn(one, "ann");
      Browser bob = loggedIn(other, "bob");
      assertThat(ann.get("/person").body()).isEqualTo("ann ann");
      assertThat(bob.get("/member").body()).isEqualTo("bob");
      assertThat(ann.get("/person").body()).isEqualTo("ann ann");
      assertThat(ann.copy(other.address()).get("/member").body()).isEqualTo("null");
    }
  }

  @Test
  void authThatIsRegisteredTwiceAnswersOnce() {
    SessionAuth<Member> auth = members();
    Feature again =
        context -> {
          context.register(auth);
          return true;
        };
    try (Running server = Running.start(List.of(Login.class, Members.class, auth, again))) {
      assertThat(loggedIn(server, "ann").get("/member").body()).isEqualTo("ann");
    }
  }

  /** Fails, at once or later. */
  @Path("fails")
  @PermitAll
  public static class Fails {
    @GET
    public String now() {
      throw new IllegalCallerException("on purpose");
    }

    @GET
    @Path("later")
    public void later(@Suspended AsyncResponse answer) {
      new Thread(() -> answer.resume(new IllegalCallerException("on purpose"))).start();
    }
  }

  /** Says whose request it was. */
  public static class Mapper implements ExceptionMapper<IllegalCallerException> {
    @Context private SessionWriter session;

    @Override
    public Response toResponse(IllegalCallerException e) {
      String whose = session.current().map(s -> s.text("user_id")).orElse("nobody");
      return Response.status(409).type("text/plain").entity(whose).build();
    }

    String elsewhere() {
      return session.current().toString();
    }
  }

  @Test
  void providerThatWasRegisteredBeforeTheSessionAuthHasItsSession() {
    Mapper mapper = new Mapper();
    try (Running server = Running.start(List.of(Login.class, Fails.class, mapper, members()))) {
      assertThat(server.browser().get("/fails").body()).isEqualTo("nobody");
      Browser ann = loggedIn(server, "ann");
      assertThat(ann.get("/fails").body()).isEqualTo("ann");
      assertThat(ann.get("/fails/later").body()).isEqualTo("ann");
      assertThatThrownBy(mapper::elsewhere)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("There is no session on the thread");
    }
  }

  /** A parameter object that wants the user. */
  public static class Form {
    @Context Member member;
  }

  /** Has such a parameter. */
  @Path("form")
  public static class Forms {
    @GET
    public String form(@BeanParam Form form) {
      return form.member.name();
    }
  }

  /** A provider that wants to keep the user. */
  public static class Keeps implements ExceptionMapper<IllegalCallerException> {
    @Context private Optional<Member> member;

    @Override
    public Response toResponse(IllegalCallerException e) {
      return Response.ok(member.toString()).build();
    }
  }

  @Test
  void userOutsideOfAMethodsParametersFailsTheDeployment() {
    for (Class<?> wrong : List.of(Forms.class, Keeps.class)) {
      assertThatThrownBy(() -> Running.start(List.of(wrong, members())).close())
          .hasStackTraceContaining("The user cannot be injected into ")
          .hasStackTraceContaining("parameter of the resource method");
    }
  }

  @Test
  void cookiesOfEveryKindArriveBesideASessionInParts() {
    try (Running server = Running.start(List.of(Login.class, Members.class, members()))) {
      Browser ann = server.browser();
      Browser.Reply reply = ann.post("/login/ann/beside", "");
      List<String> cookies = reply.setCookies();
      assertThat(cookies).as(reply.body()).hasSize(4);
      assertThat(cookies).anyMatch(line -> line.startsWith("made=1"));
      assertThat(cookies).contains("written=2");
      assertThat(ann.get("/member").body()).isEqualTo("ann");
    }
  }

  /** A resource that is registered as an instance. */
  @Path("single")
  @PermitAll
  public static class Single {
    @Context private SessionWriter session;
    @Context private SecurityContext security;

    @GET
    public String name() {
      return session.current().isPresent() + " " + (security.getUserPrincipal() != null);
    }

    String elsewhere() {
      return security.getAuthenticationScheme();
    }
  }

  /** As in a server with CDI, where the fields of a bean's class are the container's to fill. */
  private static final Feature LEAVES_FIELDS_ALONE =
      context -> {
        ResteasyProviderFactory providers = (ResteasyProviderFactory) context.getConfiguration();
        InjectorFactory before = providers.getInjectorFactory();
        PropertyInjector none =
            (PropertyInjector)
                Proxy.newProxyInstance(
                    PlacesTest.class.getClassLoader(),
                    new Class<?>[] {PropertyInjector.class},
                    (self, method, given) -> null);
        providers.setInjectorFactory(
            (InjectorFactory)
                Proxy.newProxyInstance(
                    PlacesTest.class.getClassLoader(),
                    new Class<?>[] {InjectorFactory.class},
                    (self, method, given) ->
                        method.getName().equals("createPropertyInjector") && isSingle(given[0])
                            ? none
                            : method.invoke(before, given)));
        return true;
      };

  private static boolean isSingle(Object resource) {
    return resource instanceof ResourceClass c
        ? c.getClazz().equals(Single.class)
        : resource.equals(Single.class);
  }

  @Test
  void registeredInstanceIsGivenWhatTheServerLeavesOut() {
    Single single = new Single();
    try (Running server =
        Running.start(List.of(Login.class, LEAVES_FIELDS_ALONE, members(), single))) {
      assertThat(server.browser().get("/single").body()).isEqualTo("false false");
      assertThat(loggedIn(server, "ann").get("/single").body()).isEqualTo("true true");
      assertThat(single.session).matches(writer -> !Proxy.isProxyClass(writer.getClass()));
      assertThatThrownBy(single::elsewhere)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith("@Context SecurityContext security.");
    }
  }
}
