package io.github.jaxrssessions.benchmarks.soak;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A user with a browser of the own, who does one thing after the other and knows what must be
 * answered: whatever contradicts it is counted, and the user goes. Used by one thread at a time.
 */
final class Visitor {
  private static final int LARGEST = 60_000;
  private static final List<Kind> BAD =
      List.of(Kind.FLIPPED, Kind.TRUNCATED, Kind.RANDOM, Kind.FOREIGN);

  private final Random random;
  private final Site site;
  private final Deque<Deed> deeds;
  private final Knowledge known;
  private final Kind bad;
  private Mood mood = Mood.PROMPT;
  private boolean retried;

  /** A user who does all that the number says. */
  Visitor(long number, Random random, Site site) {
    this("user-" + number, Deed.of(number, random), number, random, site);
  }

  /** A user who does these things. */
  Visitor(String name, List<Deed> deeds, Site site) {
    this(name, new ArrayDeque<>(deeds), 0, new Random(0), site);
  }

  private Visitor(String name, Deque<Deed> deeds, long number, Random random, Site site) {
    this.random = random;
    this.site = site;
    this.deeds = deeds;
    this.known = new Knowledge(name);
    this.bad = BAD.get((int) (number % BAD.size()));
  }

  /** Does the next thing; whether there is one after it. */
  boolean act(Connection connection) {
    Deed deed = deeds.element();
    Judge judge = new Judge(site, known, deed);
    try {
      Next verdict = act(deed, judge, connection);
      retried = verdict == Next.AGAIN;
      if (verdict == Next.GOES_ON) {
        deeds.remove();
      } else if (verdict == Next.GOES_AWAY) {
        deeds.clear();
      }
    } catch (IOException e) {
      site.tally().add(Kind.UNANSWERED, deed + " of " + known.name() + ": " + e);
      deeds.clear();
    }
    return !deeds.isEmpty();
  }

  private Next act(Deed deed, Judge judge, Connection on) throws IOException {
    return switch (deed) {
      case LOGIN -> judge.login(send(on, "POST", "login/" + known.name()), known.name(), false);
      case STAY -> judge.login(send(on, "POST", "stay/" + known.name()), known.name(), true);
      case SWITCH -> switchTo(other(), judge, on);
      case LOOK -> judge.look(send(on, "GET", "me"), Kind.REQUESTS);
      case ADD -> judge.add(send(on, "POST", "basket"));
      case BAD_COOKIE -> badCookie(judge, on);
      case BESIDE -> judge.look(on.send(me(badly(Kind.BESIDE)).text()), Kind.BESIDE);
      case HUGE -> judge.look(on.send(huge()), Kind.HUGE);
      case TOO_HUGE -> tooHuge(judge, on);
      case SLOW_DOWN -> feel(Mood.SLOW, judge, on);
      case BREAK -> feel(Mood.FAILING, judge, on);
      case HANG -> feel(Mood.LATE, judge, on);
      case MEND -> feel(Mood.PROMPT, judge, on);
      case LOOK_IN_A_MOOD -> judge.lookIn(mood, send(on, "GET", "me"));
      case LOGOUT -> judge.logout(send(on, "POST", "logout"), retried);
      case TRY_COPIES -> tryCopies(judge, on);
      case LEAVE -> leave();
    };
  }

  private Reply send(Connection on, String method, String path) throws IOException {
    known.asks(site.clock().least());
    return on.send(new Head(method, path, good()).text());
  }

  private String good() {
    return known.cookie().isEmpty() ? "" : Site.COOKIE + "=" + known.cookie();
  }

  private Head me(String cookies) {
    known.asks(site.clock().least());
    return new Head("GET", "me", cookies);
  }

  private String badly(Kind kind) {
    return site.bad().header(kind, known.cookie(), known.name(), random);
  }

  private String other() {
    return known.name() + "-again";
  }

  private Next switchTo(String name, Judge judge, Connection on) throws IOException {
    return judge.login(send(on, "POST", "login/" + name), name, false);
  }

  private Next badCookie(Judge judge, Connection on) throws IOException {
    return judge.refused(on.send(me(badly(bad)).text()), bad, Kind.HONOURED);
  }

  private String huge() {
    Head head = me(good());
    return random.nextBoolean() ? head.filledTo(ShopServer.HEAD) : head.crowdedTo(ShopServer.HEAD);
  }

  /** The server may refuse it before it has read it all, and hang up. */
  private Next tooHuge(Judge judge, Connection on) {
    int bytes = ShopServer.HEAD + 1 + random.nextInt(LARGEST);
    Head head = me(good());
    try {
      return judge.tooHuge(
          on.send(random.nextBoolean() ? head.filledTo(bytes) : head.crowdedTo(bytes)));
    } catch (IOException e) {
      site.tally().add(Kind.TOO_HUGE);
      return Next.GOES_ON;
    }
  }

  private Next feel(Mood next, Judge judge, Connection on) throws IOException {
    Next verdict = judge.feel(send(on, "POST", "resolver/" + next));
    if (verdict == Next.GOES_ON) {
      mood = next;
    }
    return verdict;
  }

  /** The first and the last of them: any other is like these. */
  private Next tryCopies(Judge judge, Connection on) throws IOException {
    List<String> copies = known.copies();
    for (String copy : List.of(copies.get(0), copies.get(copies.size() - 1))) {
      Next verdict =
          judge.refused(on.send(me(Site.COOKIE + "=" + copy).text()), Kind.COPIES, Kind.REVIVED);
      if (verdict != Next.GOES_ON) {
        return verdict;
      }
    }
    return Next.GOES_ON;
  }

  private Next leave() {
    site.left().add(known.cookie());
    known.forget();
    return Next.GOES_ON;
  }
}
