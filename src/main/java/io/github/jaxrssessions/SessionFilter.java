package io.github.jaxrssessions;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * Who gets in: 401 where nobody is logged in, 403 where somebody is and may not, and only then the
 * 401 that asks for a younger login: nobody is to log in again for a 403.
 */
@Priority(Priorities.AUTHENTICATION)
final class SessionFilter implements ContainerRequestFilter {
  /** Of a request: what it was matched to, where the runtime injects nothing into instances. */
  static final String MATCHED = SessionFilter.class.getName() + ".matched";

  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private final AccessRules rules;
  private final PublicPaths publicPaths;
  private final CrossOriginGuard guard;
  private final Locators locators = new Locators();

  @Context
  @SuppressWarnings("NullAway.Init") // the runtime sets it before the first request
  private ResourceInfo matched;

  SessionFilter(AccessRules rules, PublicPaths publicPaths, CrossOriginGuard guard) {
    this.rules = rules;
    this.publicPaths = publicPaths;
    this.guard = guard;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestSession<?> session = RequestSession.of(request);
    try {
      refusal(request, session).ifPresent(request::abortWith);
    } catch (ServiceUnavailableException e) {
      request.abortWith(e.getResponse());
    }
  }

  private Optional<Response> refusal(ContainerRequestContext request, RequestSession<?> session) {
    // What a filter made of the method is held to the rules, too; no path is exempt from that.
    if (session.hasOtherMethod(request)
        && guard.refuses(request.getMethod(), "", Wire.origins(request))) {
      return Optional.of(Problem.crossOrigin());
    }
    UriInfo uri = request.getUriInfo();
    ResourceInfo info = matched(request, uri);
    ResourceMethod at = rules.at(info.getResourceClass(), info.getResourceMethod());
    List<Class<?>> passed = Locators.passed(uri);
    Access access = rules.of(request.getMethod(), at, passed, () -> publicPaths.open(uri, at));
    Optional<Method> misplaced = locators.misplaced(uri, passed, at.resource());
    if (misplaced.isPresent()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} has a security annotation and is a sub-resource locator, which runs before anybody is"
              + " authenticated: refused. Put the annotation on the sub-resource''s class or"
              + " methods.",
          misplaced.get());
      return Optional.of(Problem.forbidden());
    }
    if (access.open()) {
      return Optional.empty();
    }
    if (session.principal().isEmpty()) {
      return Optional.of(Problem.unauthorized());
    }
    if (!access.allows(session::hasRole)) {
      return Optional.of(Problem.forbidden());
    }
    return access
        .recentLogin()
        .filter(age -> !session.hasLoginWithin(age))
        .map(Problem::loginTooOld);
  }

  /** The method that was matched. Where the request has it itself, nothing has to be injected. */
  private ResourceInfo matched(ContainerRequestContext request, UriInfo uri) {
    if (request.getProperty(MATCHED) instanceof ResourceInfo given) {
      return given;
    }
    return uri instanceof ResourceInfo itself ? itself : matched;
  }
}
