package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;

/** A login elsewhere that comes back with {@code response_mode=form_post}. */
@Path("form-post")
public final class FormPost {
  private final Identities identities;

  public FormPost(Identities identities) {
    this.identities = identities;
  }

  static SessionAuth<User> auth(KeyRing keys) {
    return SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
        .keys(keys)
        // #region path
        .crossOriginPaths("/form-post/callback")
        // #endregion path
        .build();
  }

  // #region form-post
  @GET
  @PermitAll
  public Response begin() {
    String verifier = OidcLogin.random();
    String state = OidcLogin.sha256(verifier); // tells nobody the verifier
    NewCookie cookie =
        new NewCookie.Builder("__Host-verifier")
            .value(verifier)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.NONE) // it is to come with a foreign POST
            .maxAge(600)
            .build();
    URI elsewhere = identities.authorize(state, state);
    return Response.seeOther(elsewhere).cookie(cookie).build();
  }

  @POST
  @Path("callback")
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response callback(
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("state") @DefaultValue("") String state,
      @CookieParam("__Host-verifier") @DefaultValue("") String verifier,
      @Context SessionWriter session) {
    if (verifier.isEmpty() || !OidcLogin.sha256(verifier).equals(state)) {
      throw new ForbiddenException();
    }
    User user = identities.confirmed(code, verifier).orElseThrow(ForbiddenException::new);
    session.set(Map.of("user_id", user.id()));
    return Response.seeOther(URI.create("/")).build();
  }
  // #endregion form-post
}
