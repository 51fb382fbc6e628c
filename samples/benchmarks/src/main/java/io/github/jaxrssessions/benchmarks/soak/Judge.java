package io.github.jaxrssessions.benchmarks.soak;

import java.util.Optional;

/**
 * Holds an answer against what is known of the session, and counts it.
 *
 * @param site what all users share
 * @param known of this one's session
 * @param deed what was done
 */
record Judge(Site site, Knowledge known, Deed deed) {
  private static final String NOBODY = "-";
  private static final String NOBODY_AT_ALL = "- - -";
  private static final int SHOWN = 100;

  /** A login, or one by somebody else in the same browser. */
  Next login(Reply reply, String name, boolean stays) {
    Optional<Next> failed = failed(reply);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (reply.status() != Reply.OK || cookie(reply).isEmpty()) {
      return wrong(Kind.ODD, reply);
    }
    if (!reply.body().equals(NOBODY + " " + name + " 0")) {
      return wrong(Kind.MIXED_UP, reply);
    }
    known.begun(name, cookie(reply).get(), stays, site.clock().most());
    return good(Kind.LOGINS);
  }

  /** A request that changes nothing, counted as this as well. */
  Next look(Reply reply, Kind as) {
    Next next = inside(reply, known.name());
    if (next != Next.GOES_ON) {
      return next;
    }
    Optional<String> renewed = cookie(reply);
    if (renewed.isPresent()) {
      known.sealed(renewed.get(), site.clock().most());
      site.tally().add(Kind.RENEWED);
    } else if (known.isDue() && !isOwedToStore(reply)) {
      return wrong(Kind.UNRENEWED, reply);
    }
    if (as != Kind.REQUESTS) {
      site.tally().add(as);
    }
    return good(Kind.REQUESTS);
  }

  /** One more in the basket. */
  Next add(Reply reply) {
    known.changes();
    if (reply.status() == Reply.OK) {
      known.changed();
    }
    return changed(reply, inside(reply, known.name()));
  }

  /** A change that asks no resolver. */
  Next feel(Reply reply) {
    if (reply.body().equals(NOBODY_AT_ALL)) {
      return refusedInside(reply);
    }
    return changed(reply, inside(reply, NOBODY));
  }

  private Next changed(Reply reply, Next next) {
    if (next != Next.GOES_ON) {
      return next;
    }
    if (cookie(reply).isEmpty()) {
      return wrong(Kind.CHANGES_LOST, reply);
    }
    known.sealed(cookie(reply).get(), site.clock().most());
    return good(Kind.REQUESTS);
  }

  /** A request while the resolver is in a mood. */
  Next lookIn(Mood mood, Reply reply) {
    if (mood == Mood.SLOW) {
      return look(reply, Kind.SLOW);
    }
    if (reply.status() == Reply.UNAUTHORIZED) {
      return refusedInside(reply);
    }
    if (reply.status() != Reply.UNAVAILABLE) {
      return wrong(reply.failed() ? Kind.NOT_OWED : Kind.ODD, reply);
    }
    if (isOwedToStore(reply)) {
      return owed(Kind.OWED_TO_STORE, reply, Next.AGAIN);
    }
    site.tally().add(mood == Mood.FAILING ? Kind.FAILING : Kind.LATE);
    return owed(Kind.OWED_TO_RESOLVER, reply, Next.GOES_ON);
  }

  /** The end. Where it was tried before and not answered, it may have come already. */
  Next logout(Reply reply, boolean retried) {
    boolean nobody = reply.body().equals(NOBODY_AT_ALL);
    if (nobody && !retried && !known.mayBeOver(site.clock().most())) {
      return wrong(Kind.LOST, reply);
    }
    Next next = nobody ? Next.GOES_ON : inside(reply, NOBODY);
    if (next != Next.GOES_ON) {
      return next;
    }
    if (!reply.setCookie().equals(Optional.of(""))) {
      return wrong(Kind.ODD, reply);
    }
    known.ended();
    return good(Kind.LOGOUTS);
  }

  /** A request that must not be honoured. */
  Next refused(Reply reply, Kind as, Kind honoured) {
    Optional<Next> failed = failed(reply);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (reply.status() == Reply.OK) {
      return wrong(honoured, reply);
    }
    if (reply.status() != Reply.UNAUTHORIZED) {
      return wrong(Kind.ODD, reply);
    }
    return reply.setCookie().isPresent() ? wrong(Kind.CLEARED, reply) : good(as);
  }

  /** A head that is larger than the server takes. */
  Next tooHuge(Reply reply) {
    if (reply.failed()) {
      return wrong(Kind.NOT_OWED, reply);
    }
    return reply.status() / 100 == 4 ? good(Kind.TOO_HUGE) : wrong(Kind.ODD, reply);
  }

  /** Whether the answer is about this session. */
  private Next inside(Reply reply, String customer) {
    Optional<Next> failed = failed(reply);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (reply.status() == Reply.UNAUTHORIZED) {
      return refusedInside(reply);
    }
    String[] words = reply.body().split(" ");
    if (reply.status() != Reply.OK || words.length != 3) {
      return wrong(Kind.ODD, reply);
    }
    if (!words[0].equals(customer) || !words[1].equals(known.name())) {
      return wrong(Kind.MIXED_UP, reply);
    }
    if (known.isOver()) {
      return wrong(Kind.OUTLIVED, reply);
    }
    return known.fits(Long.parseLong(words[2])) ? Next.GOES_ON : wrong(Kind.CHANGES_LOST, reply);
  }

  /** Somebody who is logged in is told that nobody is: only where the time is over. */
  private Next refusedInside(Reply reply) {
    if (!known.mayBeOver(site.clock().most())) {
      return wrong(Kind.LOST, reply);
    }
    site.tally().add(Kind.EXPIRED);
    return Next.GOES_AWAY;
  }

  private Optional<Next> failed(Reply reply) {
    if (!reply.failed()) {
      return Optional.empty();
    }
    return Optional.of(
        reply.status() == Reply.UNAVAILABLE && isOwedToStore(reply)
            ? owed(Kind.OWED_TO_STORE, reply, Next.AGAIN)
            : wrong(Kind.NOT_OWED, reply));
  }

  private boolean isOwedToStore(Reply reply) {
    return site.outages().cover(reply.sent(), reply.came());
  }

  private Next owed(Kind kind, Reply reply, Next next) {
    site.tally().add(kind);
    if (reply.setCookie().isPresent()) {
      return wrong(Kind.CLEARED, reply);
    }
    return reply.retryAfter() ? next : wrong(Kind.WITHOUT_RETRY_AFTER, reply);
  }

  /** What it sets the cookie to, but for nothing. */
  private static Optional<String> cookie(Reply reply) {
    return reply.setCookie().filter(value -> !value.isEmpty());
  }

  private Next good(Kind kind) {
    site.tally().add(kind);
    return Next.GOES_ON;
  }

  private Next wrong(Kind kind, Reply reply) {
    String body = reply.body();
    String said = body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body;
    site.tally().add(kind, deed + " of " + known.name() + ": " + reply.status() + " " + said);
    return Next.GOES_AWAY;
  }
}
