package io.github.jaxrssessions.openapi;

import io.github.jaxrssessions.SessionAuth;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes the application's OpenAPI document true: register it beside swagger's {@code
 * OpenApiResource}.
 *
 * <pre>{@code
 * new ResourceConfig(Accounts.class, OpenApiResource.class)
 *     .register(auth)
 *     .register(SessionOpenApi.of(auth));
 * }</pre>
 *
 * <p>The document, JSON or YAML, then has the scheme {@code sessionCookie} and the global
 * requirement for it, {@code security: []} on each operation that needs no login, the 401 and 403
 * answers of the others, and in words their roles and how old a login may be. An operation that
 * takes a {@link io.github.jaxrssessions.SessionWriter} or bears {@link
 * io.github.jaxrssessions.LogsIn} or {@link io.github.jaxrssessions.LogsOut} says in a {@code
 * Set-Cookie} header of its answers what becomes of the cookie. What the document says by itself is
 * kept: the global {@code security}, an operation's own, its answers and their headers.
 *
 * <p>Operations of classes that this application does not register are left out: swagger's default
 * scanner takes each {@code @Path} class that it finds on the class path. The document itself needs
 * a login too, unless {@code publicPaths("/openapi.json", "/openapi.yaml")} opens it.
 *
 * <p>Swagger keeps one document for each context id, and applications without a servlet share one
 * id. Where several of them in one JVM have paths in common, or scan different classes, give each
 * an id of its own: a subclass of {@code OpenApiResource} that overrides {@code getContextId}.
 *
 * <p>It needs {@code io.swagger.core.v3:swagger-jaxrs2-jakarta}; on a server without servlets also
 * {@code jakarta.servlet:jakarta.servlet-api}, since swagger's {@code OpenApiResource} has a field
 * of one of its types.
 *
 * <p>Safe on any thread. One instance serves one application.
 */
public final class SessionOpenApi implements Feature {
  /** The name of the security scheme. */
  public static final String SCHEME = DocumentEdit.SCHEME;

  private final SessionAuth<?> auth;

  private SessionOpenApi(SessionAuth<?> auth) {
    this.auth = auth;
  }

  /**
   * For an application that registers this {@code auth}.
   *
   * @param auth the application's
   * @return the feature to register; make it before the first document is read
   */
  public static SessionOpenApi of(SessionAuth<?> auth) {
    Mark.begin();
    return new SessionOpenApi(auth);
  }

  /** Called by the runtime. */
  @Override
  public boolean configure(FeatureContext context) {
    if (context.getConfiguration().isRegistered(DocumentFilter.class)) {
      return false; // some runtimes configure a feature more than once
    }
    context.register(new DocumentFilter(auth));
    return true;
  }

  /**
   * The session cookie as a security scheme, for documents built by hand: an API key in a cookie,
   * with the name that the cookie really has.
   *
   * @return a new one each time: it can be changed
   */
  public SecurityScheme securityScheme() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.COOKIE)
        .name(auth.cookie().name())
        .description(DocumentEdit.SCHEME_DESCRIPTION);
  }

  /**
   * The requirement of a session, for documents built by hand.
   *
   * @return a new one each time: it can be changed
   */
  public SecurityRequirement requirement() {
    return new SecurityRequirement().addList(SCHEME);
  }

  /**
   * The same for a document that is at hand as swagger's objects: one that was read elsewhere, or
   * by swagger-core 3.0. It uses the models of swagger alone, {@code swagger-models-jakarta} 2.2 or
   * {@code swagger-models} 3.0.
   *
   * <p>An operation is taken for the method with its verb at its path; the same application path
   * may stand before all of them. Operations that fit no method of the given classes are left as
   * they are. What is there is kept, so a second time adds nothing.
   *
   * @param resources the application's resource classes
   * @return changes the document that it is given, and returns it
   */
  public UnaryOperator<OpenAPI> describing(Class<?>... resources) {
    ServedMethods served = new ServedMethods(List.of(resources));
    return document -> {
      new DocumentEdit(auth, served, new ModelDocument(document)).runByPaths();
      return document;
    };
  }
}
