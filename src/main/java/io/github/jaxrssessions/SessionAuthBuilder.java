package io.github.jaxrssessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings of a {@link SessionAuth}. The user's class, the resolver and {@link #keys} are
 * required; all else has a safe default. Each setting is given at most once. What is wrong is told
 * by the setting itself or by {@link #build()}: what, the value, the remedy.
 *
 * <p>Not safe for use by several threads.
 *
 * @param <U> the user's class
 */
public final class SessionAuthBuilder<U> {
  private final Settings<U> settings;
  private Supplier<Sources> sources = Sources::ofThisProcess;

  SessionAuthBuilder(Class<U> userType, UserResolver<U> resolver) {
    settings = new Settings<>(userType, resolver);
  }

  /** For tests: where settings stand by name. */
  SessionAuthBuilder<U> sources(Sources places) {
    sources = () -> places;
    return this;
  }

  /**
   * The keys that seal the cookies: required. By name: {@code sessions.keys}.
   *
   * @param ring the newest key first
   * @return this
   */
  public SessionAuthBuilder<U> keys(KeyRing ring) {
    settings.keys.set(ring);
    return this;
  }

  /**
   * Whose session it is, for {@link SessionAuth#endAll}: {@code session ->
   * session.text("user_id")}. Where it throws {@link SessionShapeException} or gives null the
   * session has no subject. Default: none has. By name: {@code sessions.subject}, the name of a
   * field.
   *
   * @param subjectOf from a session to its subject
   * @return this
   */
  public SessionAuthBuilder<U> subject(Function<? super Session, String> subjectOf) {
    settings.subject.set(subjectOf);
    return this;
  }

  /**
   * What {@link java.security.Principal#getName()} gives. Default: the subject, else the session's
   * handle. A user's class that is a {@code Principal} names itself.
   *
   * @param nameOf from a user to the name
   * @return this
   */
  public SessionAuthBuilder<U> name(Function<? super U, String> nameOf) {
    settings.name.set(nameOf);
    return this;
  }

  /**
   * Whether a user has a role, for {@code @RolesAllowed} and {@code isUserInRole}. What it throws
   * is a 503. Default: nobody has any.
   *
   * @param hasRole asked with the user and the role's name
   * @return this
   */
  public SessionAuthBuilder<U> roles(BiPredicate<? super U, String> hasRole) {
    settings.roles.set(hasRole);
    return this;
  }

  /**
   * Ends the sessions of a user that began before an instant kept with the user, the last change of
   * the password, say. It is asked with each resolved user, and a {@code set} then never begins a
   * session before it. Null: none is ended. Default: none is.
   *
   * @param instantOf from a user to the instant
   * @return this
   */
  public SessionAuthBuilder<U> endedBefore(Function<? super U, Instant> instantOf) {
    settings.endedBefore.set(instantOf);
    return this;
  }

  /**
   * Paths that need no login, relative to the application path. {@code /openapi.json} fits itself,
   * {@code *} one segment, a final {@code **} any rest. A pattern must fit the request's path and
   * the {@code @Path} templates of the method that was matched; an annotation on the method or its
   * class decides before it. Sub-resources behind a locator are never opened by it. Default: none.
   * By name: {@code sessions.public-paths}.
   *
   * @param patterns each beginning with {@code /}
   * @return this
   */
  public SessionAuthBuilder<U> publicPaths(String... patterns) {
    Setting.set(settings.publicPaths, patterns);
    return this;
  }

  /**
   * How long a session holds without being used. It is renewed at most once in a quarter of this
   * time. Sessions that were set with a lifetime of their own have no idle limit. Default: 30
   * minutes. By name: {@code sessions.idle-timeout}.
   *
   * @param limit from a second to 400 days, at most the absolute lifetime
   * @return this
   */
  public SessionAuthBuilder<U> idleTimeout(Duration limit) {
    settings.idleTimeout.set(limit);
    return this;
  }

  /**
   * How long a session holds at most, counted from its start, however much it is used. Default: 12
   * hours. By name: {@code sessions.absolute-lifetime}.
   *
   * @param limit from a second to 400 days
   * @return this
   */
  public SessionAuthBuilder<U> absoluteLifetime(Duration limit) {
    settings.absoluteLifetime.set(limit);
    return this;
  }

  /**
   * The clock that all limits go by. Default: the system's.
   *
   * @param source a clock of a test, say
   * @return this
   */
  public SessionAuthBuilder<U> clock(InstantSource source) {
    settings.clock.set(source);
    return this;
  }

  /**
   * The cookie's name and attributes. Default: {@link SessionCookie#standard()}. By name, each
   * part: {@code sessions.cookie.name}, and so on.
   *
   * @param look settings that contradict each other are refused here
   * @return this
   */
  public SessionAuthBuilder<U> cookie(SessionCookie look) {
    settings.cookie.set(look); // first, since it refuses null with a word
    look.checked();
    return this;
  }

  /**
   * Binds the cookies to one application, so that another one with the same keys and cookie name
   * refuses them. Changing it logs everybody out. Default: empty. By name: {@code
   * sessions.application}.
   *
   * @param id at most 255 bytes of UTF-8
   * @return this
   */
  public SessionAuthBuilder<U> application(String id) {
    settings.application.set(id);
    return this;
  }

  /**
   * The bytes that a session's cookies may weigh in a request, names included. Up to about 4,000 it
   * is one cookie, above that the session is split over several. Servers refuse requests whose
   * headers are too large: raise it only where you know yours. Behind a proxy with 4 KB for the
   * headers of an answer, 3000. Default: 6000, in at most 2 cookies. By name: {@code
   * sessions.size-budget}.
   *
   * @param bytes from 512 to 32,000 (at most 8 cookies)
   * @return this
   */
  public SessionAuthBuilder<U> sizeBudget(int bytes) {
    settings.sizeBudget.set(bytes);
    return this;
  }

  /**
   * Other origins whose pages may send unsafe requests. Default: none. By name: {@code
   * sessions.trusted-origins}.
   *
   * @param origins exact, as browsers send them: {@code https://app.example.com}
   * @return this
   */
  public SessionAuthBuilder<U> trustedOrigins(String... origins) {
    Setting.set(settings.trustedOrigins, origins);
    return this;
  }

  /**
   * Paths that take unsafe requests from any origin: the callback of a login with {@code
   * form_post}. Such a resource checks a {@code state} of its own. Default: none. By name: {@code
   * sessions.cross-origin-paths}.
   *
   * @param paths exact, percent-encoded as on the wire, relative to the application path
   * @return this
   */
  public SessionAuthBuilder<U> crossOriginPaths(String... paths) {
    Setting.set(settings.crossOriginPaths, paths);
    return this;
  }

  /**
   * Reports unsafe requests from other origins ({@link SessionEvent.CrossOriginDenied}) and lets
   * them pass: to see before a roll-out what would be refused. Default: they are refused, 403. By
   * name: {@code sessions.cross-origin=report-only}.
   *
   * @return this
   */
  public SessionAuthBuilder<U> crossOriginReportOnly() {
    settings.crossOrigin.set(CrossOriginGuard.Mode.REPORT);
    return this;
  }

  /**
   * Lets unsafe requests from other origins pass unseen. Only {@code SameSite} is left against
   * forged requests then, and it knows sites, not origins. By name: {@code
   * sessions.cross-origin=insecure-off}.
   *
   * @return this
   */
  public SessionAuthBuilder<U> insecureWithoutCrossOriginGuard() {
    settings.crossOrigin.set(CrossOriginGuard.Mode.OFF);
    return this;
  }

  /**
   * Where ended sessions are remembered. Default: in this process's memory, the last 1,000,000; a
   * restart or a second node forgets.
   *
   * @param memory shared by all nodes, say
   * @return this
   */
  public SessionAuthBuilder<U> revocations(Revocations memory) {
    settings.revocations.set(memory);
    return this;
  }

  /**
   * How old may be what this node knows of endings on other nodes, before it asks the {@link
   * #revocations} again. Until then a session that was ended on another node goes on here: a
   * request with it is answered, and may begin nothing new. This node's own endings count at once,
   * and whatever writes a session asks afresh. Default: 5 seconds, and 0 with a {@link #store},
   * where only cookies from before there was a store are asked for. By name: {@code
   * sessions.revocations-age}.
   *
   * @param age from 0, each request asks, to 5 minutes
   * @return this
   */
  public SessionAuthBuilder<U> revocationsAge(Duration age) {
    settings.revocationsAge.set(age);
    return this;
  }

  /**
   * Keeps the sessions on the server, and in the cookie only their id: for sessions of more than a
   * cookie holds (up to 65,536 bytes of JSON), to list and to end them, and so that changes by
   * parallel requests are none of them lost. Cookies that hold a whole session stay good, and move
   * in with their next answer. Default: none, the cookie holds the session.
   *
   * <p>Where several nodes share the store, give its {@link #revocations}, too: they remember what
   * ended in cookies that had not moved in, and tell a login that an {@link SessionAuth#endAll}
   * passed it on another node.
   *
   * <p>A request that asks for its session reads the store once, one that does not never does. A
   * store that is down is a 503 with {@code Retry-After}.
   *
   * @param sessions {@code new MemorySessionStore(100_000)}, {@code Jdbc.of(dataSource).sessions()}
   *     or {@code Redis.connect(uri).sessions()} of the package {@code store}, or your own
   * @return this
   */
  public SessionAuthBuilder<U> store(SessionStore sessions) {
    settings.store.set(sessions);
    return this;
  }

  /**
   * How many sessions a {@link #subject} may have at a time; it needs a {@link #store}. It holds
   * for parallel logins on all nodes, too. Default: any number. By name: {@code
   * sessions.max-sessions} with {@code sessions.over-limit}.
   *
   * @param most at least 1
   * @param over what happens to a login over it
   * @return this
   */
  public SessionAuthBuilder<U> maxSessions(int most, OverLimit over) {
    settings.maxSessions.set(most);
    settings.overLimit.set(over);
    return this;
  }

  /**
   * What a session is called in a list of them: {@code session -> session.text("device")}, where
   * the login put the browser's {@code User-Agent} there. Where it throws {@link
   * SessionShapeException} or gives null it has no label. Default: none has. By name: {@code
   * sessions.label}, the name of a field.
   *
   * @param labelOf from a session to its label
   * @return this
   */
  public SessionAuthBuilder<U> label(Function<? super Session, String> labelOf) {
    settings.label.set(labelOf);
    return this;
  }

  /**
   * Who hears of {@link SessionEvent}s; a {@link TimingListener} also of what takes time. Default:
   * nobody.
   *
   * @param hearers called in this order
   * @return this
   */
  public SessionAuthBuilder<U> listeners(SessionListener... hearers) {
    Setting.set(settings.listeners, hearers);
    return this;
  }

  /**
   * Reads the cookies of a Litestar application that this one replaces, until a date. Default:
   * none. By name, each part: {@code sessions.litestar.until}, and so on.
   *
   * @param cookies how they were made
   * @return this
   */
  public SessionAuthBuilder<U> litestar(LitestarCookies cookies) {
    settings.litestar.set(cookies);
    return this;
  }

  /**
   * Checks the settings together, with those that are given by name: in MicroProfile Config, the
   * system properties or the environment. Keys that are missing here may still come with the
   * properties of the JAX-RS application; without, it fails as it is registered or used.
   *
   * @return the feature to register
   * @throws IllegalStateException where two settings contradict each other
   * @throws IllegalArgumentException where a value is out of range or cannot be read, or a name
   *     with our prefix is no setting
   */
  public SessionAuth<U> build() {
    return new SessionAuth<>(new Configured<>(settings, sources.get().read()));
  }
}
