package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What a request's cookies come to: at most one session that holds, and all those that a login or a
 * logout ends.
 *
 * @param incoming the session, or why there is none
 * @param ending sessions whose cookies the browser showed and of which a copy may still hold: also
 *     expired ones, since a thief may have kept theirs alive
 * @param shown the names of the cookies that are ours
 */
record Arrival(Incoming incoming, List<Opened> ending, Set<String> shown) {
  private static final Set<Refusal> OVER = EnumSet.of(Refusal.ENDED, Refusal.NOT_STORED);

  static Arrival read(List<String> cookieLines, Shared<?> shared) {
    Loaded loaded = shared.carrier().load(cookieLines);
    Set<Refusal> refused = EnumSet.noneOf(Refusal.class);
    refused.addAll(loaded.refused());
    List<Opened> live = new ArrayList<>(1); // a handful at most
    List<Opened> ending = new ArrayList<>(1);
    for (Opened shown : loaded.opened()) {
      Read read = read(shown, shared);
      Opened opened = read instanceof Read.Whole whole ? whole.opened() : shown;
      Optional<Refusal> why =
          read instanceof Read.Not not ? Optional.of(not.why()) : Optional.empty();
      if (why.isEmpty()) {
        merge(live, opened, Arrival::better);
      }
      if (why.isEmpty()
          || (!OVER.contains(why.get()) && shared.policy().mayHaveCopies(shown.envelope()))) {
        merge(ending, opened, Arrival::later);
      }
      why.ifPresent(refused::add);
    }
    Incoming incoming = choose(live, refused);
    refused.forEach(why -> shared.events().publish(new SessionEvent.Refused(why)));
    return new Arrival(incoming, List.copyOf(ending), loaded.shown());
  }

  /** What the cookie says comes first: what is over by that never reaches a store. */
  private static Read read(Opened shown, Shared<?> shared) {
    Optional<Refusal> byCookie = shared.refusal(shown);
    if (byCookie.isPresent()) {
      return new Read.Not(byCookie.get());
    }
    Read read = shared.carrier().read(shown);
    if (read instanceof Read.Whole whole && whole.opened().kept().inStore()) {
      Optional<Refusal> byRow = shared.refusal(whole.opened());
      return byRow.<Read>map(Read.Not::new).orElse(read);
    }
    return read;
  }

  /** Keeps of each session one. */
  private static void merge(List<Opened> kept, Opened opened, BinaryOperator<Opened> choice) {
    for (int at = 0; at < kept.size(); at++) {
      if (kept.get(at).envelope().id().equals(opened.envelope().id())) {
        kept.set(at, choice.apply(kept.get(at), opened));
        return;
      }
    }
    kept.add(opened);
  }

  private static Opened later(Opened a, Opened b) {
    return a.envelope().expires() >= b.envelope().expires() ? a : b;
  }

  /** Of two cookies of one session the one of ours, then the one issued last. */
  private static Opened better(Opened a, Opened b) {
    if (a.foreign() != b.foreign()) {
      return a.foreign() ? b : a;
    }
    return a.envelope().issued() >= b.envelope().issued() ? a : b;
  }

  private static Incoming choose(List<Opened> live, Set<Refusal> refused) {
    if (refused.contains(Refusal.TOO_MANY)) {
      return new Incoming.Refused(Refusal.TOO_MANY); // what was not opened may be another session
    }
    List<Opened> choice = live.size() <= 1 ? live : oursFirst(live);
    if (choice.size() > 1) {
      refused.add(Refusal.AMBIGUOUS);
      return new Incoming.Refused(Refusal.AMBIGUOUS);
    }
    if (choice.size() == 1) {
      return new Incoming.Valid(choice.get(0));
    }
    return refused.isEmpty()
        ? new Incoming.None()
        : new Incoming.Refused(refused.iterator().next());
  }

  private static List<Opened> oursFirst(List<Opened> live) {
    List<Opened> ours = live.stream().filter(opened -> !opened.foreign()).toList();
    return ours.isEmpty() ? live : ours;
  }
}
