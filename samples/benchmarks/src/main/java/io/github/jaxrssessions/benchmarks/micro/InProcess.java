package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** Whole requests through Jersey and all filters, without a server and a network around them. */
final class InProcess {
  private static final URI BASE = URI.create("http://127.0.0.1:8080/");
  private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
  private final ApplicationHandler handler;

  /** Who is logged in. */
  record User(String name, Set<String> roles) {}

  /** With no sessions at all. */
  InProcess() {
    handler = new ApplicationHandler(config());
  }

  private InProcess(ResourceConfig config) {
    handler = new ApplicationHandler(config);
  }

  /** With filters where ours are, that do nothing: what JAX-RS itself takes for them. */
  static InProcess withEmptyFilters() {
    return new InProcess(
        config().register(new First()).register(new Second()).register(new Last()));
  }

  InProcess(SessionAuth<User> auth) {
    handler = new ApplicationHandler(config().register(Logins.class).register(auth));
  }

  private static ResourceConfig config() {
    return new ResourceConfig(Pages.class).property("jersey.config.server.wadl.disableWadl", true);
  }

  /** Settings whose users have these roles. */
  static SessionAuthBuilder<User> auth(Set<String> roles) {
    return SessionAuth.builder(
            User.class, session -> Optional.of(new User(session.text("user"), roles)))
        .subject(session -> session.text("user"))
        .roles((user, role) -> user.roles().contains(role));
  }

  /** The answer to a request of a browser. */
  ContainerResponse call(String method, String path, String cookie) {
    ContainerRequest request =
        new ContainerRequest(
            BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
    request.header(HttpHeaders.HOST, "127.0.0.1:8080");
    request.header(HttpHeaders.USER_AGENT, AGENT);
    request.header(HttpHeaders.ACCEPT, "text/plain");
    if (!cookie.isEmpty()) {
      request.header(HttpHeaders.COOKIE, cookie);
    }
    try {
      return handler.apply(request).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @PreMatching
  private static final class First implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {}
  }

  private static final class Second implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {}
  }

  private static final class Last implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {}
  }

  /** What is there with sessions and without. */
  @Path("/")
  public static final class Pages {
    /** For anybody. */
    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "hello";
    }

    /** For whoever is logged in; without sessions that is nobody. */
    @GET
    @Path("me")
    public String me(@Context SecurityContext security) {
      return security.getUserPrincipal() == null ? "nobody" : security.getUserPrincipal().getName();
    }

    /** For some. */
    @GET
    @Path("staff")
    @RolesAllowed("staff")
    public String staff() {
      return "hello";
    }

    /** As its path is public or not. */
    @GET
    @Path("docs/{page}")
    public String docs() {
      return "hello";
    }
  }

  /** What needs sessions. */
  @Path("login")
  public static final class Logins {
    private static final Object DATA = Sample.of(7, 200).map();

    /** Begins one. */
    @POST
    @PermitAll
    public String login(@Context SessionWriter session) {
      session.set(DATA);
      return "hello";
    }
  }
}
