package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
import io.github.jaxrssessions.SessionCarrier.Read;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final Arrival NOTHING = new Arrival(new Incoming.None(), List.of(), Set.of());
  private static final int FEW = 4;
  private static final Set<Refusal> OVER = EnumSet.of(Refusal.ENDED, Refusal.NOT_STORED);

  static Arrival read(List<String> cookieLines, Shared<?> shared) {
    Loaded loaded = shared.carrier().load(cookieLines);
    if (loaded.shown().isEmpty()) {
      return NOTHING;
    }
    Set<Refusal> refused = EnumSet.noneOf(Refusal.class);
    refused.addAll(loaded.refused());
    Map<SessionId, Opened> live = new LinkedHashMap<>(FEW);
    Map<SessionId, Opened> ending = new LinkedHashMap<>(FEW);
    for (Opened shown : loaded.opened()) {
      SessionId id = shown.envelope().id();
      Read read = read(shown, shared);
      Opened opened = read instanceof Read.Whole whole ? whole.opened() : shown;
      Optional<Refusal> why =
          read instanceof Read.Not not ? Optional.of(not.why()) : Optional.empty();
      if (why.isEmpty()) {
        live.merge(id, opened, Arrival::better);
      }
      if (why.isEmpty()
          || (!OVER.contains(why.get()) && shared.policy().mayHaveCopies(shown.envelope()))) {
        ending.merge(
            id, opened, (a, b) -> a.envelope().expires() >= b.envelope().expires() ? a : b);
      }
      why.ifPresent(refused::add);
    }
    Incoming incoming = choose(live.values(), refused);
    refused.forEach(why -> shared.events().publish(new SessionEvent.Refused(why)));
    return new Arrival(incoming, List.copyOf(ending.values()), loaded.shown());
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

  /** Of two cookies of one session the one of ours, then the one issued last. */
  private static Opened better(Opened a, Opened b) {
    if (a.foreign() != b.foreign()) {
      return a.foreign() ? b : a;
    }
    return a.envelope().issued() >= b.envelope().issued() ? a : b;
  }

  private static Incoming choose(Collection<Opened> live, Set<Refusal> refused) {
    if (refused.contains(Refusal.TOO_MANY)) {
      return new Incoming.Refused(Refusal.TOO_MANY); // what was not opened may be another session
    }
    if (live.size() == 1) {
      return new Incoming.Valid(live.iterator().next());
    }
    List<Opened> ours = live.stream().filter(opened -> !opened.foreign()).toList();
    if (ours.size() == 1) {
      return new Incoming.Valid(ours.get(0));
    }
    if (!live.isEmpty()) {
      refused.add(Refusal.AMBIGUOUS);
      return new Incoming.Refused(Refusal.AMBIGUOUS);
    }
    return refused.isEmpty()
        ? new Incoming.None()
        : new Incoming.Refused(refused.iterator().next());
  }
}
