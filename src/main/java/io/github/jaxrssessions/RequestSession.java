package io.github.jaxrssessions;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request, from its cookies to the answer's. Nothing is opened before somebody
 * asks.
 */
final class RequestSession<U> implements SessionWriter {
  private static final String PROPERTY = RequestSession.class.getName();
  private static final int FAILED = 500;

  private final Shared<U> shared;
  private final List<String> cookieLines;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable RequestUser<U> user;
  private @Nullable Arrival arrival;
  private @Nullable String method;
  private Outgoing outgoing = Outgoing.KEEP;
  private @Nullable List<String> left;
  private boolean cleared;
  private volatile boolean keptOpen;

  RequestSession(Shared<U> shared, List<String> cookieLines) {
    this.shared = shared;
    this.cookieLines = List.copyOf(cookieLines);
  }

  /** Makes this the session of a request. */
  void bind(ContainerRequestContext request) {
    method = request.getMethod();
    request.setProperty(PROPERTY, this);
  }

  /** The session of a request; empty where our first filter did not see it. */
  static Optional<RequestSession<?>> find(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof RequestSession<?> session
        ? Optional.of(session)
        : Optional.empty();
  }

  static RequestSession<?> of(ContainerRequestContext request) {
    return find(request)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No session is bound to this request. Register the SessionAuth of the"
                        + " application with the runtime that serves it."));
  }

  /** Whether a filter made another method of the request since. */
  boolean hasOtherMethod(ContainerRequestContext request) {
    return !request.getMethod().equals(method);
  }

  /** The user that the request began with; empty where nobody is logged in. */
  Optional<SessionPrincipal<U>> principal() {
    Incoming incoming = locked(this::arrival).incoming();
    return locked(this::user).of(incoming);
  }

  private RequestUser<U> user() {
    RequestUser<U> here = user == null ? new RequestUser<>(shared) : user;
    user = here;
    return here;
  }

  /** Whether the user has a role. */
  boolean hasRole(String role) {
    return principal().map(found -> hasRole(found.user(), role)).orElse(false);
  }

  private boolean hasRole(U found, String role) {
    try {
      return shared.users().hasRole().test(found, role);
    } catch (RuntimeException e) {
      throw shared.unavailable(e);
    }
  }

  /** Whether the session that the request began with was begun at most so long ago. */
  boolean hasLoginWithin(Duration age) {
    return locked(this::arrival).incoming() instanceof Incoming.Valid valid
        && shared.policy().isRecent(valid.opened().envelope(), age);
  }

  /** Whether somebody asked for the session, so that the answer depends on the cookie. */
  boolean wasRead() {
    return locked(() -> arrival != null);
  }

  /** Says whether the headers do not leave yet with the response filters that run next. */
  void keepOpen(boolean open) {
    keptOpen = open;
  }

  boolean isKeptOpen() {
    return keptOpen;
  }

  /** Whether the headers of an answer have left. */
  boolean hasLeft() {
    return locked(() -> left != null);
  }

  @Override
  public Optional<Session> current() {
    return locked(this::state).map(JsonSession::new);
  }

  @Override
  public void set(Object data) {
    begin(data, Optional.empty());
  }

  @Override
  public void set(Object data, Duration lifetime) {
    begin(data, Optional.of(SessionPolicy.within("The session's lifetime", lifetime)));
  }

  private void begin(Object data, Optional<Duration> lifetime) {
    JsonData json = json(data);
    locked(
        () -> {
          ensureHere();
          Arrival here = arrival(); // what it shows is ended when the answer leaves
          Envelope begun = shared.policy().begin(json, lifetime);
          outgoing =
              new Outgoing.Begin(
                  asked(
                      () -> {
                        Envelope holding = shared.holding(begun);
                        shared.carrier().admit(holding, here.ending());
                        return holding;
                      }));
          return null;
        });
  }

  @Override
  public void update(Consumer<Map<String, Object>> change) {
    change(
        session -> {
          Map<String, Object> data = SessionJson.map(session.payload());
          change.accept(data);
          return data;
        });
  }

  @Override
  public <T> void update(Class<T> type, UnaryOperator<T> change) {
    change(session -> change.apply(new JsonSession(session).as(type)));
  }

  private void change(Function<Envelope, Object> change) {
    UnaryOperator<Envelope> step =
        session -> session.with(json(change.apply(session)), session.issued(), session.expires());
    locked(
        () -> {
          ensureHere();
          Envelope before =
              state()
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "There is no session to update. Begin one with set."));
          Envelope after = step.apply(before);
          if (outgoing instanceof Outgoing.Begin) {
            outgoing = new Outgoing.Begin(after);
          } else if (outgoing instanceof Outgoing.Update update) {
            outgoing = new Outgoing.Update(after, other -> step.apply(update.again().apply(other)));
          } else {
            UnaryOperator<Envelope> first =
                other -> shared.policy().again(other, step.apply(other).payload());
            outgoing = new Outgoing.Update(shared.policy().again(before, after.payload()), first);
          }
          return null;
        });
  }

  @Override
  public void clear() {
    locked(
        () -> {
          ensureHere();
          Arrival here = arrival();
          asked(
              () -> {
                here.ending().forEach(shared::end);
                return null;
              });
          outgoing = new Outgoing.Clear();
          cleared = true;
          return null;
        });
  }

  private JsonData json(Object data) {
    byte[] bytes = SessionJson.write(data);
    shared.carrier().fits(bytes.length);
    return SessionJson.written(bytes, data);
  }

  /**
   * The {@code Set-Cookie} lines of the answer, as its headers leave. From here on nothing can be
   * written. Asked again, by a runtime that could not write the entity and answers anew, it gives
   * the same lines, as long as the new status lets them count.
   *
   * @throws jakarta.ws.rs.ServiceUnavailableException where the write failed: there is none to send
   * @throws jakarta.ws.rs.ClientErrorException where others were first, or it has grown too large
   */
  List<String> leave(int status) {
    return locked(
        () -> {
          @Nullable List<String> before = left;
          boolean counts = status < FAILED || cleared;
          if (before != null && (status < FAILED || !cleared)) {
            return counts ? before : List.of();
          }
          left = List.of(); // also where what follows throws
          if (arrival != null && counts) {
            Arrival here = arrival;
            left =
                asked(() -> new Departure(shared, here, user(), outgoing, cleared).lines(status));
          }
          return left;
        });
  }

  private Arrival arrival() {
    Arrival here = arrival == null ? asked(() -> Arrival.read(cookieLines, shared)) : arrival;
    arrival = here;
    return here;
  }

  /** The session as this request has made it so far. */
  private Optional<Envelope> state() {
    if (outgoing instanceof Outgoing.Begin begin) {
      return Optional.of(begin.envelope());
    }
    if (outgoing instanceof Outgoing.Update update) {
      return Optional.of(update.envelope());
    }
    return outgoing instanceof Outgoing.Keep && arrival().incoming() instanceof Incoming.Valid valid
        ? Optional.of(valid.opened().envelope())
        : Optional.empty();
  }

  private void ensureHere() {
    if (left != null) {
      throw new IllegalStateException(
          "The answer's headers have left, so its session can no longer be changed. Write the"
              + " session before the method returns.");
    }
  }

  /** Asks what may be down: the store, the revocations, or a function of the application's. */
  private <T extends @Nullable Object> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (Shared.Unavailable
        | SessionTooLargeException
        | SessionConflictException
        | SessionLimitException e) {
      throw e;
    } catch (RuntimeException e) {
      throw shared.unavailable(e);
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
