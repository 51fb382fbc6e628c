package io.github.jaxrssessions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in a store, sealed and bound to their rows; the cookie carries the id and the
 * times, sealed as well, so that a forged id never reaches the store.
 *
 * <p>A session that a cookie still holds whole, from before there was a store, moves in with the
 * first answer.
 */
final class StoreCarrier implements SessionCarrier {
  static final int LARGEST = 65_536; // bytes of JSON
  private static final int TRIES = 32;

  private final CookieCarrier cookies;
  private final SessionRows rows;
  private final SessionStore store;
  private final SessionPolicy policy;
  private final @Nullable SessionLimit limit;

  StoreCarrier(
      CookieCarrier cookies,
      SessionRows rows,
      SessionStore store,
      SessionPolicy policy,
      @Nullable SessionLimit limit) {
    this.cookies = cookies;
    this.rows = rows;
    this.store = store;
    this.policy = policy;
    this.limit = limit;
  }

  @Override
  public boolean keepsOnServer() {
    return true;
  }

  @Override
  public Loaded load(List<String> cookieLines) {
    return cookies.load(cookieLines);
  }

  @Override
  public Read read(Opened shown) {
    String key = shown.envelope().id().row();
    Optional<StoredSession> row = store.find(key);
    if (row.isEmpty()) {
      return shown.kept() == Kept.SEALED
          ? new Read.Whole(shown.toBeMoved()) // whether it has ended was asked elsewhere
          : new Read.Not(Refusal.NOT_STORED);
    }
    if (!row.get().key().equals(key)) { // it would be somebody else's session
      throw new IllegalStateException(
          "The store answered with another row than it was asked for. Are its answers mixed up?");
    }
    Read read = rows.open(row.get());
    if (read instanceof Read.Whole whole) {
      Opened found = whole.opened();
      boolean stale = found.stale() || shown.stale() || shown.kept() == Kept.SEALED;
      return new Read.Whole(Opened.ofRow(found.envelope(), found.kept(), found.version(), stale));
    }
    boolean broken = read instanceof Read.Not not && not.why() == Refusal.BROKEN_RECORD;
    return broken && !store.delete(row.get().key())
        ? new Read.Not(Refusal.NOT_STORED) // another request saw it first, and has told
        : read;
  }

  @Override
  public void fits(int payload) {
    if (payload > LARGEST) {
      throw SessionTooLargeException.inStore(payload, LARGEST);
    }
  }

  @Override
  public void admit(Envelope begun, Collection<Opened> leaving) {
    if (limit != null) {
      limit.admit(begun, leaving, policy.nowInstant());
    }
  }

  @Override
  public List<Opened> begin(Envelope begun, Collection<Opened> leaving) {
    StoredSession row = rows.row(begun, Kept.STORED, 1);
    SessionStore.Created created =
        limit == null
            ? store.create(row, Optional.empty(), policy.nowInstant())
            : limit.create(row, begun, leaving, policy.nowInstant());
    if (created.outcome() == SessionStore.Outcome.EXISTS) {
      throw new IllegalStateException("The store has a session under a random id of 128 bits.");
    }
    return created.ended().stream()
        .map(rows::open)
        .filter(Read.Whole.class::isInstance)
        .map(read -> ((Read.Whole) read).opened())
        .toList();
  }

  @Override
  public Optional<Envelope> update(Opened before, Envelope after, UnaryOperator<Envelope> again) {
    Opened at = before;
    Envelope next = after;
    for (int tries = 0; tries < TRIES; tries++) {
      SessionStore.Updated written = write(at, next);
      if (written != SessionStore.Updated.CONFLICT) {
        return written == SessionStore.Updated.UPDATED ? Optional.of(next) : Optional.empty();
      }
      if (!(read(at) instanceof Read.Whole whole) || !holds(whole.opened())) {
        return Optional.empty();
      }
      at = whole.opened();
      next = again.apply(at.envelope());
    }
    throw new SessionConflictException(TRIES);
  }

  @Override
  public boolean renew(Opened before, Envelope after) {
    return write(before, after) == SessionStore.Updated.UPDATED;
  }

  private SessionStore.Updated write(Opened before, Envelope after) {
    if (before.kept() != Kept.SEALED) {
      return store.update(
          rows.row(after, before.kept(), before.version() + 1), policy.nowInstant());
    }
    SessionStore.Created created =
        store.create(rows.row(after, Kept.MOVED, 1), Optional.empty(), policy.nowInstant());
    return created.outcome() == SessionStore.Outcome.CREATED
        ? SessionStore.Updated.UPDATED
        : SessionStore.Updated.CONFLICT; // another request has moved it in
  }

  private boolean holds(Opened opened) {
    return policy.refusalByTime(opened.envelope(), true).isEmpty();
  }

  @Override
  public boolean delete(Envelope envelope) {
    return store.delete(envelope.id().row());
  }

  @Override
  public List<String> send(Envelope envelope, Set<String> shown) {
    return cookies.send(envelope, Kept.POINTER, shown);
  }

  @Override
  public List<String> clear(Set<String> shown) {
    return cookies.clear(shown);
  }
}
