package io.github.jaxrssessions;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Login sessions for a JAX-RS application: register it, and each resource needs a login except what
 * is {@code @PermitAll}, a public path or {@code OPTIONS}.
 *
 * <pre>{@code
 * SessionAuth<User> auth = SessionAuth.builder(User.class, session -> users.byId(session.text("user_id")))
 *     .keys(KeyRing.fromEnvironment("SESSION_KEYS"))
 *     .build();
 * new ResourceConfig(Accounts.class).register(auth);
 * }</pre>
 *
 * <p>The session is JSON, sealed into a cookie; nothing of it is kept on the server. Ended sessions
 * are remembered in this process's memory, unless {@link SessionAuthBuilder#revocations} says
 * otherwise: a restart or a second node forgets them, and a copy of such a cookie holds again until
 * its limits end it. With a {@link SessionAuthBuilder#store store} the session is kept there and
 * the cookie holds only its id: what is ended is gone.
 *
 * <p>Safe on any thread. One instance serves one application.
 *
 * @param <U> the user's class
 */
public final class SessionAuth<U> implements Feature {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final int OK = 200;
  private static final Nearest<SessionEffect> EFFECTS =
      new Nearest<>(SessionEffect::on, SessionEffect::or);

  private final Configured<U> configured;
  private final AccessRules rules = new AccessRules();
  private final Locators locators = new Locators();

  SessionAuth(Configured<U> configured) {
    this.configured = configured;
  }

  /**
   * Starts the settings.
   *
   * @param <U> the user's class
   * @param userType the user's class: any
   * @param resolver from a session to its user
   * @return a builder that still needs {@link SessionAuthBuilder#keys keys}
   */
  public static <U> SessionAuthBuilder<U> builder(Class<U> userType, UserResolver<U> resolver) {
    Objects.requireNonNull(userType, "The user's class is null. Give the class of your users.");
    Objects.requireNonNull(resolver, "The resolver is null. Give session -> users.byId(…).");
    return new SessionAuthBuilder<>(userType, resolver);
  }

  /**
   * Called by the runtime.
   *
   * @throws IllegalStateException where the runtime is not supported, no keys are set, or the
   *     application's properties set what this was used without: the deployment fails
   * @throws IllegalArgumentException where a setting among the application's properties is none of
   *     ours, or cannot be used
   */
  @Override
  public boolean configure(FeatureContext context) {
    if (context.getConfiguration().isRegistered(OpeningFilter.class)
        || RuntimeHook.checks(context.getConfiguration()).isPresent()) {
      return false; // some runtimes configure a feature more than once
    }
    List<RuntimeHook> hooks = Runtimes.of(context);
    Parts<U> parts = configured.parts(context.getConfiguration());
    Class<U> userType = parts.shared().users().type();
    StartChecks checks = new StartChecks(userType);
    context.property(StartChecks.PROPERTY, checks);
    context.register(new OpeningFilter(parts.shared(), parts.guard()));
    context.register(new SessionFilter(rules, parts.publicPaths(), parts.guard()));
    context.register(new ClosingFilter());
    context.register(checks);
    hooks.forEach(hook -> hook.install(context, userType));
    tell(parts);
    return true;
  }

  private void tell(Parts<U> parts) {
    configured.overridden().forEach(line -> LOG.log(System.Logger.Level.INFO, "{0}.", line));
    if (!parts.cookie().secure()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The session cookie {0} is not Secure: whoever is on the wire can take sessions over. Use"
              + " SessionCookie.standard() and https in production.",
          parts.cookie().name());
    }
    tell(parts.guard());
    if (parts.shared().revocations().local()) {
      LOG.log(
          System.Logger.Level.INFO,
          parts.active().isEmpty()
              ? "Ended sessions are remembered by this process alone: a restart or a second node"
                  + " forgets them. Give revocations to share them."
              : "Endings of cookies from before there was a store are remembered by this process"
                  + " alone. Where several nodes share the store, give its revocations, too.");
    }
  }

  private static void tell(CrossOriginGuard guard) {
    guard
        .open()
        .ifPresent(
            mode ->
                LOG.log(
                    System.Logger.Level.WARNING,
                    "Unsafe requests from other origins are not refused: the guard is set to {0}.",
                    mode));
  }

  /**
   * The user of a request outside JAX-RS: a WebSocket handshake, say, whose {@code
   * HandshakeRequest.getHeaders()} fits here. It is taken as an unsafe request: one from another
   * origin has no user. It never renews a session.
   *
   * @param headers names in any case, all their values
   * @return empty where nobody is logged in, or the request is from another origin
   * @throws jakarta.ws.rs.ServiceUnavailableException where it cannot be told: the resolver failed
   */
  public Optional<SessionPrincipal<U>> authenticate(Map<String, List<String>> headers) {
    boolean refused =
        configured
            .parts()
            .guard()
            .refuses("CONNECT", "", Wire.origins(headers)); // none of the safe methods
    return refused
        ? Optional.empty()
        : request(Wire.values(headers, HttpHeaders.COOKIE)).principal();
  }

  /**
   * The session of a request outside JAX-RS, a guest's too: the {@link UserResolver} is not asked,
   * and neither is where the request came from, so this is no login; {@link #authenticate} is. It
   * never renews a session.
   *
   * @param headers names in any case, all their values; only {@code Cookie} is read
   * @return empty where there is no session, or its cookie was refused
   * @throws jakarta.ws.rs.ServiceUnavailableException where it cannot be told: the store is down
   */
  public Optional<Session> session(Map<String, List<String>> headers) {
    return request(Wire.values(headers, HttpHeaders.COOKIE)).current();
  }

  /**
   * A new session outside JAX-RS: for tests, and for logins elsewhere.
   *
   * @param data a map, record or bean, as for {@link SessionWriter#set(Object)}
   * @return the {@code Set-Cookie} lines, to be sent in one answer
   * @throws SessionTooLargeException where the session would not fit its cookie
   * @throws IllegalArgumentException where the data is no JSON object, or nests over 32 deep
   */
  public List<String> issue(Object data) {
    RequestSession<U> session = request(List.of());
    session.set(data);
    return session.leave(OK);
  }

  /**
   * A new session with a lifetime of its own outside JAX-RS.
   *
   * @param data a map, record or bean, as for {@link SessionWriter#set(Object, Duration)}
   * @param lifetime from a second to 400 days
   * @return the {@code Set-Cookie} lines, to be sent in one answer
   * @throws SessionTooLargeException where the session would not fit its cookie
   */
  public List<String> issue(Object data, Duration lifetime) {
    RequestSession<U> session = request(List.of());
    session.set(data, lifetime);
    return session.leave(OK);
  }

  /** The session of a request that is not the runtime's. */
  RequestSession<U> request(List<String> cookieLines) {
    return new RequestSession<>(configured.parts().shared(), cookieLines);
  }

  /**
   * Ends all sessions of a subject, at once: after a change of the password, or when an account is
   * closed. A {@code set} after it, also in the same request, begins one that holds.
   *
   * @param subject as the function given to {@link SessionAuthBuilder#subject} makes it
   * @throws IllegalStateException where no {@code subject} was set
   * @throws jakarta.ws.rs.ServiceUnavailableException where the {@link Revocations} or the {@link
   *     SessionStore} are down, a 503: some may have ended; call it again
   */
  public void endAll(String subject) {
    Objects.requireNonNull(subject, "The subject is null. Say whose sessions are to be ended.");
    Parts<U> parts = configured.parts();
    if (!parts.shared().users().haveSubjects()) {
      throw new IllegalStateException(
          "endAll needs to know whose a session is. Set subject(session -> …) in the builder.");
    }
    if (parts.active().isPresent()) {
      parts.active().get().endAll(subject);
    } else {
      parts.shared().markEnded(subject);
    }
  }

  /**
   * The sessions that are alive in the store, by their subject: to list them and to end some.
   *
   * @return never null
   * @throws IllegalStateException where no {@code store} or no {@code subject} was set
   */
  public ActiveSessions sessions() {
    Parts<U> parts = configured.parts();
    if (parts.active().isEmpty() || !parts.shared().users().haveSubjects()) {
      throw new IllegalStateException(
          "Sessions can be listed only where they are in a store and have a subject. Set store(…)"
              + " and subject(session -> …) in the builder.");
    }
    return parts.active().get();
  }

  /**
   * The session cookie's name and attributes.
   *
   * @return never null
   */
  public SessionCookie cookie() {
    return configured.parts().cookie();
  }

  /**
   * Who may call a resource method: the rule that requests are held to, for documents and tests.
   *
   * @param resource the resource's class
   * @param method the method
   * @param path a path of the method, or its template, relative to the application path
   * @return the rule
   */
  public Access access(Class<?> resource, Method method, String path) {
    return access(HttpMethod.GET, resource, method, path, List.of());
  }

  /**
   * Who may call a resource method, with all that a request is held to: {@code OPTIONS} is open
   * where the method itself says nothing, and behind a locator the classes on the way count.
   *
   * @param verb the HTTP method
   * @param resource the resource's class
   * @param method the method
   * @param path a path of the method, or its template, relative to the application path
   * @param passed the classes whose locators lead to the resource, the root last; empty for a root
   * @return the rule; {@link Access.Kind#DENIED} behind a locator that bears a security annotation
   */
  public Access access(
      String verb, Class<?> resource, Method method, String path, List<Class<?>> passed) {
    ResourceMethod at = ResourceMethod.of(resource, method);
    List<Class<?>> classes = new ArrayList<>();
    passed.forEach(each -> classes.add(ResourceMethod.lookedThrough(each)));
    if (locators.misplaced(classes, PublicPaths.segments(path), at.resource()).isPresent()) {
      return Access.DENIED;
    }
    PublicPaths open = configured.parts().publicPaths();
    return rules.of(verb, at, classes, () -> classes.isEmpty() && open.open(path, at));
  }

  /**
   * What a resource method does to the session, for documents and tests: what {@link LogsIn} and
   * {@link LogsOut} say of it, else whether it takes a {@link SessionWriter} as a parameter. One in
   * a field is not seen.
   *
   * @param resource the resource's class
   * @param method the method
   * @return never null
   */
  public SessionEffect effect(Class<?> resource, Method method) {
    ResourceMethod at = ResourceMethod.of(resource, method);
    return EFFECTS
        .onMethod(at)
        .orElse(
            List.of(at.method().getParameterTypes()).contains(SessionWriter.class)
                ? SessionEffect.MAY_CHANGE
                : SessionEffect.NONE);
  }
}
