package io.github.jaxrssessions.guides.endingsessions;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.endingsessions.People.Person;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.InstantSource;
import java.util.Map;

/** A change of the password ends what was begun with the old one. */
@Path("/")
public final class Passwords {
  private final People people;
  private final SessionAuth<Person> auth;
  private final InstantSource clock;

  Passwords(People people, SessionAuth<Person> auth, InstantSource clock) {
    this.people = people;
    this.auth = auth;
    this.clock = clock;
  }

  static SessionAuth<Person> byCall(People people, KeyRing keys, InstantSource clock) {
    // #region subject
    SessionAuth<Person> auth =
        SessionAuth.builder(Person.class, session -> people.byId(session.text("user_id")))
            .keys(keys)
            .subject(session -> session.text("user_id")) // whose session it is
            .clock(clock)
            .build();
    // #endregion subject
    return auth;
  }

  static SessionAuth<Person> byTime(People people, KeyRing keys, InstantSource clock) {
    // #region ended-before
    SessionAuth<Person> auth =
        SessionAuth.builder(Person.class, session -> people.byId(session.text("user_id")))
            .keys(keys)
            .endedBefore(Person::passwordChanged)
            .clock(clock)
            .build();
    // #endregion ended-before
    return auth;
  }

  @POST
  @Path("login")
  @PermitAll
  public void login(
      @FormParam("password") @DefaultValue("") String password, @Context SessionWriter session) {
    Person person =
        people.verified("1", password).orElseThrow(() -> new NotAuthorizedException("Session"));
    session.set(Map.of("user_id", person.id()));
  }

  @GET
  @Path("user")
  public String user(@Context Person person) {
    return person.id();
  }

  // #region change
  @POST
  @Path("password")
  @RecentLogin(5)
  public void change(
      @FormParam("new") @DefaultValue("") String password,
      @Context Person person,
      @Context SessionWriter session) {
    people.setPassword(person.id(), password, clock.instant());
    auth.endAll(person.id()); // everywhere, this browser too
    session.set(Map.of("user_id", person.id())); // and here it goes on
  }

  // #endregion change

  @POST
  @Path("password/by-time")
  public void changeByTime(@FormParam("new") @DefaultValue("") String password) {
    people.setPassword("1", password, clock.instant());
  }
}
