package io.github.jaxrssessions.guides.openapi;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import io.github.jaxrssessions.openapi.SessionOpenApi;
import io.swagger.v3.jaxrs2.integration.resources.OpenApiResource;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;

/** An application whose document tells who may call what. */
public final class Api {
  private Api() {}

  public static SessionAuth<User> auth(KeyRing keys) {
    // #region auth
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
            .keys(keys)
            .roles((user, role) -> user.admin() && role.equals("admin"))
            .publicPaths("/openapi.json", "/openapi.yaml")
            // For http on this machine. In production there is https: leave this line out.
            .cookie(SessionCookie.insecureForLocalhost())
            .build();
    // #endregion auth
    return auth;
  }

  public static ResourceConfig application(SessionAuth<User> auth) {
    // #region register
    return new ResourceConfig(Accounts.class)
        .register(auth)
        .register(document())
        .register(SessionOpenApi.of(auth));
    // #endregion register
  }

  // #region document
  static OpenApiResource document() {
    Info info = new Info().title("Accounts").version("1");
    OpenApiResource document = new OpenApiResource();
    document.setOpenApiConfiguration(
        new SwaggerConfiguration()
            .openAPI(new OpenAPI().info(info))
            .resourceClasses(Set.of(Accounts.class.getName())));
    return document;
  }

  // #endregion document

  // #region function
  /** For a document that is yours: read from a file, or made by hand. */
  public static OpenAPI described(OpenAPI document, SessionAuth<User> auth) {
    return SessionOpenApi.of(auth).describing(Accounts.class).apply(document);
  }
  // #endregion function
}
