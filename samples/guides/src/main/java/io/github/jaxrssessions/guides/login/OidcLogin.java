package io.github.jaxrssessions.guides.login;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.guides.User;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** A login elsewhere: OAuth 2 or OpenID Connect, with the code flow and PKCE. */
// #region oidc
@Path("oidc")
public final class OidcLogin {
  private static final GenericType<String> TEXT = new GenericType<>() {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identities identities; // your OAuth library

  public OidcLogin(Identities identities) {
    this.identities = identities;
  }

  @GET
  @PermitAll
  public Response begin(@Context SessionWriter session) {
    String state = random();
    String verifier = random();
    session.set(Map.of("state", state, "verifier", verifier));
    return Response.seeOther(identities.authorize(state, sha256(verifier))).build();
  }

  @GET
  @Path("callback")
  @PermitAll
  public Response callback(
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("state") @DefaultValue("") String state,
      @Context SessionWriter session) {
    Session begun = session.current().orElseThrow(ForbiddenException::new);
    if (!begun.get("state", TEXT).map(state::equals).orElse(false)) {
      throw new ForbiddenException();
    }
    User user =
        identities.confirmed(code, begun.text("verifier")).orElseThrow(ForbiddenException::new);
    session.set(Map.of("user_id", user.id())); // state and verifier are gone
    return Response.seeOther(URI.create("/")).build();
  }

  // #endregion oidc

  static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }
}
