package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The user of one request: asked of the resolver when first wanted, and at most once. */
final class RequestUser<U> {
  private final Shared<U> shared;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<SessionPrincipal<U>> answer = Optional.empty();
  private boolean asked;
  private boolean failed;
  private volatile boolean refused;
  private volatile boolean found;

  RequestUser(Shared<U> shared) {
    this.shared = shared;
  }

  /**
   * Empty where nobody is logged in.
   *
   * @throws ServiceUnavailableException where it cannot be told, each time it is asked
   */
  Optional<SessionPrincipal<U>> of(Incoming incoming) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "The UserResolver asked for the user that it is to find. Read the Session it is given.");
    }
    lock.lock();
    try {
      if (failed) {
        throw new ServiceUnavailableException(Problem.unavailable());
      }
      if (!asked) {
        answer =
            incoming instanceof Incoming.Valid valid ? resolve(valid.opened()) : Optional.empty();
      }
      asked = true;
      return answer;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the session is of no use: of another shape, or ended by the user's own instant. */
  boolean isRefused() {
    return refused; // no lock: the resolver may hold it
  }

  /** Whether somebody asked, and there is one. */
  boolean isFound() {
    return found;
  }

  private Optional<SessionPrincipal<U>> resolve(Opened opened) {
    try {
      Optional<SessionPrincipal<U>> user =
          shared.users().resolve(new JsonSession(opened.envelope()));
      if (user.isEmpty()) {
        return refuse(Refusal.NO_SUCH_USER);
      }
      if (opened.began() < shared.users().earliest(user.get().user())) {
        return refuse(Refusal.ENDED);
      }
      found = true;
      return user;
    } catch (SessionShapeException e) {
      return refuse(Refusal.SHAPE);
    } catch (Exception e) {
      failed = true;
      throw shared.unavailable(e);
    }
  }

  private Optional<SessionPrincipal<U>> refuse(Refusal why) {
    refused = why != Refusal.NO_SUCH_USER; // a guest's session may go on
    shared.events().publish(new SessionEvent.Refused(why));
    return Optional.empty();
  }
}
