package io.github.jaxrssessions.guides.optionallogin;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop for everybody, with or without a login. */
@Path("shop")
@Produces(MediaType.APPLICATION_JSON)
public final class Shop {

  // #region optional
  @GET
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  public String front(@Context Optional<User> user) {
    return user.map(known -> "Hello, " + known.email()).orElse("Hello");
  }

  // #endregion optional

  // #region basket
  private static final GenericType<List<String>> ITEMS = new GenericType<>() {};

  private static List<String> items(Optional<Session> session) {
    return session.flatMap(now -> now.get("basket", ITEMS)).orElse(List.of());
  }

  @GET
  @Path("basket")
  @PermitAll
  public List<String> basket(@Context SessionWriter session) {
    return items(session.current());
  }

  @POST
  @Path("basket")
  @PermitAll
  @Consumes(MediaType.TEXT_PLAIN)
  public void add(String item, @Context SessionWriter session) {
    if (session.current().isEmpty()) {
      session.set(Map.of()); // a guest
    }
    session.update(
        data -> {
          var more = new ArrayList<Object>((List<?>) data.getOrDefault("basket", List.of()));
          more.add(item);
          data.put("basket", more);
        });
  }

  // #endregion basket

  // #region login
  @POST
  @Path("login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public User login(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @Context Optional<User> before,
      @Context SessionWriter session) {
    User user =
        Users.verified(email, password).orElseThrow(() -> new NotAuthorizedException("Session"));
    List<String> basket = before.isEmpty() ? items(session.current()) : List.of();
    session.set(Map.of("user_id", user.id(), "basket", basket));
    return user;
  }

  // #endregion login

  @GET
  @Path("orders")
  public String orders(@Context User user) {
    return user.id();
  }
}
