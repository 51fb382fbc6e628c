package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Log in, log out, and a basket in the session. What is not {@code @PermitAll} needs a login. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class Accounts {
  private static final GenericType<List<String>> ITEMS = new GenericType<>() {};

  @POST
  @Path("login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public User login(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String browser,
      @Context SessionWriter session) {
    User user =
        User.verified(name, password).orElseThrow(() -> new NotAuthorizedException("Session"));
    // #region device
    String device = browser.length() > 200 ? browser.substring(0, 200) : browser;
    session.set(Map.of("user", user.name(), "device", device));
    // #endregion device
    return user;
  }

  @POST
  @Path("logout")
  @PermitAll
  public void logout(@Context SessionWriter session) {
    session.clear();
  }

  @GET
  @Path("user")
  public User user(@Context User user) {
    return user;
  }

  @GET
  @Path("basket")
  public List<String> basket(@Context SessionWriter session) {
    return session.current().flatMap(now -> now.get("basket", ITEMS)).orElse(List.of());
  }

  /** Whichever nodes add to one basket at a time: the change runs again on what the other wrote. */
  @POST
  @Path("basket")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public void add(
      @FormParam("item") @DefaultValue("") String item, @Context SessionWriter session) {
    session.update(
        data -> {
          List<Object> items = new ArrayList<>((List<?>) data.getOrDefault("basket", List.of()));
          items.add(item);
          data.put("basket", items);
        });
  }
}
