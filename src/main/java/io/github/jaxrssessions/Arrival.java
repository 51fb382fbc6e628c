package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Loaded;
import io.github.jaxrssessions.SessionCarrier.Opened;
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
record Arrival(Incoming incoming, List<Envelope> ending, Set<String> shown) {

  static Arrival read(List<String> cookieLines, Shared<?> shared) {
    Loaded loaded = shared.carrier().load(cookieLines);
    Set<Refusal> refused = EnumSet.noneOf(Refusal.class);
    refused.addAll(loaded.refused());
    Map<SessionId, Opened> live = new LinkedHashMap<>();
    Map<SessionId, Envelope> ending = new LinkedHashMap<>();
    for (Opened opened : loaded.opened()) {
      Envelope envelope = opened.envelope();
      Optional<Refusal> why =
          shared.policy().refusal(envelope, opened.began(), shared.found(envelope));
      if (why.isEmpty()) {
        live.merge(envelope.id(), opened, Arrival::better);
      }
      if (why.isEmpty()
          || (why.get() != Refusal.ENDED && shared.policy().mayHaveCopies(envelope))) {
        ending.merge(envelope.id(), envelope, (a, b) -> a.expires() >= b.expires() ? a : b);
      }
      why.ifPresent(refused::add);
    }
    Incoming incoming = choose(live.values(), refused);
    refused.forEach(why -> shared.events().publish(new SessionEvent.Refused(why)));
    return new Arrival(incoming, List.copyOf(ending.values()), loaded.shown());
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
    List<Opened> ours = live.stream().filter(opened -> !opened.foreign()).toList();
    List<Opened> choice = ours.isEmpty() ? List.copyOf(live) : ours;
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
}
