package io.github.jaxrssessions;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The cookies that one session may take: {@code NAME} and, where one is not enough, {@code NAME.1}
 * and on. A value that is split says so in each part:
 *
 * <pre>
 * NAME   = count "." set "." part     NAME.1 = set "." part     NAME.2 = …
 * </pre>
 *
 * The set is four characters drawn for each write, so that parts of two answers that cross are
 * never joined. Each slot has a fixed limit and the limits add up to the budget, so that no order
 * of answers exceeds it.
 */
final class CookieSlots {
  /** What servers take from a browser by default, with room for its other headers. */
  static final int BUDGET = 6000;

  /** The longest whole {@code Set-Cookie} line, attributes included. */
  static final int LINE = 4000;

  private static final int LEAST = 512;
  private static final int MOST = 32_000;
  private static final int MOST_SLOTS = 8;
  private static final int SET_LENGTH = 4;
  private static final int JOINED = 4; // how many joins of one value are worth trying

  /** A value to open: its text, and what of it stands in the additional data of the seal. */
  record Candidate(String text, String manifest) {
    @Override
    public String toString() {
      return "Candidate[" + text.length() + " characters]";
    }
  }

  private final String name;
  private final int budget;
  private final List<Integer> limits = new ArrayList<>();
  private final SecureRandom random = new SecureRandom();

  CookieSlots(SessionCookie cookie, int budget) {
    check(budget);
    this.name = cookie.name();
    this.budget = budget;
    int most = budget > BUDGET ? MOST_SLOTS : 2;
    for (int slot = 0, left = budget; slot < most; slot++) {
      int length = name(slot).length();
      int limit = Math.min(LINE - cookie.overhead() - length, left - length - 1);
      if (limit < 2 * SET_LENGTH) {
        break;
      }
      limits.add(limit);
      left -= length + 1 + limit;
    }
    if (limits.isEmpty() || limits.get(0) < LEAST / 2) {
      throw new IllegalArgumentException(
          "sizeBudget is "
              + budget
              + " and leaves no room for a session beside the cookie name "
              + name
              + ". Raise it, or shorten the name.");
    }
  }

  static void check(int budget) {
    if (budget < LEAST || budget > MOST) {
      throw new IllegalArgumentException(
          "sizeBudget is " + budget + ". Give from " + LEAST + " to " + MOST + " bytes.");
    }
  }

  String name(int slot) {
    return slot == 0 ? name : name + "." + slot;
  }

  /**
   * Whether a name in a line is one of ours: the name itself, or it with {@code .1} to {@code .7}
   * behind.
   */
  boolean isSlot(String line, int from, int to) {
    int rest = from + name.length();
    return line.startsWith(name, from)
        && (rest == to
            || (rest + 2 == to
                && line.charAt(rest) == '.'
                && line.charAt(rest + 1) >= '1'
                && line.charAt(rest + 1) <= '7'));
  }

  /** In how many cookies a value of so many characters travels. */
  int count(int length) {
    if (length <= limits.get(0)) {
      return 1;
    }
    int room = 0;
    for (int slot = 0; slot < limits.size(); slot++) {
      room += limits.get(slot) - prefix(slot);
      if (slot > 0 && length <= room) {
        return slot + 1;
      }
    }
    int most = Math.max(room, limits.get(0));
    throw new SessionTooLargeException(weight(most) + length - most, weight(most));
  }

  /** What the cookies of such a value weigh in a request. */
  int weight(int length) {
    int weight = name.length() + 1 + length;
    int left = length;
    if (length > limits.get(0)) {
      for (int slot = 0; slot < limits.size() && left > 0; slot++) {
        left -= limits.get(slot) - prefix(slot);
        weight += prefix(slot) + (slot == 0 ? 0 : name(slot).length() + 1);
      }
    }
    return weight;
  }

  private static int prefix(int slot) {
    return (slot == 0 ? 2 : 0) + SET_LENGTH + 1;
  }

  /** A manifest for this many cookies; empty for one. */
  String manifest(int count) {
    if (count == 1) {
      return "";
    }
    byte[] set = new byte[SET_LENGTH * 3 / 4];
    random.nextBytes(set);
    return count + "." + Base64.getUrlEncoder().encodeToString(set);
  }

  /** From each slot's name to its value. */
  Map<String, String> split(String value, String manifest) {
    if (manifest.isEmpty()) {
      return Map.of(name, value);
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (int slot = 0, from = 0; from < value.length(); slot++) {
      int to = Math.min(value.length(), from + limits.get(slot) - prefix(slot));
      String head = slot == 0 ? manifest : manifest.substring(2);
      parts.put(name(slot), head + "." + value.substring(from, to));
      from = to;
    }
    return parts;
  }

  /**
   * The values worth opening, at most so many; why others are not goes to {@code refused}.
   *
   * @param hopeless told from the start of a value why it cannot be opened, before parts are joined
   */
  List<Candidate> candidates(
      CookieHeader header,
      Function<String, Optional<Refusal>> hopeless,
      int most,
      Set<Refusal> refused) {
    List<Candidate> candidates = new ArrayList<>(1);
    Map<String, Set<String>> parts = header.names().size() > 1 ? parts(header) : Map.of();
    for (String value : distinct(header.values(name))) {
      boolean split = value.indexOf('.') >= 0;
      if (value.isEmpty()) {
        continue;
      }
      Optional<Refusal> why =
          split && !isFirstPart(value)
              ? Optional.of(Refusal.MALFORMED)
              : hopeless.apply(split ? value.substring(prefix(0)) : value);
      if (value.length() > budget) {
        refused.add(Refusal.TOO_LARGE);
      } else if (why.isPresent()) {
        refused.add(why.get());
      } else if (candidates.size() >= most) {
        refused.add(Refusal.TOO_MANY);
        break;
      } else if (split) {
        join(value, parts, refused).forEach(joined -> add(joined, candidates, most, refused));
      } else {
        candidates.add(new Candidate(value, ""));
      }
    }
    return candidates;
  }

  private static void add(
      Candidate joined, List<Candidate> candidates, int most, Set<Refusal> refused) {
    if (candidates.contains(joined)) {
      return;
    }
    if (candidates.size() < most) {
      candidates.add(joined);
    } else {
      refused.add(Refusal.TOO_MANY);
    }
  }

  private static Collection<String> distinct(List<String> values) {
    return values.size() < 2 ? values : new LinkedHashSet<>(values);
  }

  /** The further parts by their slot and set: of any budget, since it may have been larger. */
  private Map<String, Set<String>> parts(CookieHeader header) {
    Map<String, Set<String>> parts = new HashMap<>();
    for (int slot = 1; slot < MOST_SLOTS; slot++) {
      for (String part : header.values(name(slot))) {
        if (part.indexOf('.') == SET_LENGTH) {
          parts
              .computeIfAbsent(slot + part.substring(0, SET_LENGTH), s -> new LinkedHashSet<>())
              .add(part.substring(SET_LENGTH + 1));
        }
      }
    }
    return parts;
  }

  private List<Candidate> join(String value, Map<String, Set<String>> parts, Set<Refusal> refused) {
    int count = value.charAt(0) - '0';
    String manifest = value.substring(0, 2 + SET_LENGTH);
    List<String> joined = List.of(value.substring(prefix(0)));
    for (int slot = 1; slot < count; slot++) {
      List<String> starts = joined;
      Set<String> next = parts.getOrDefault(slot + manifest.substring(2), Set.of());
      joined =
          next.stream()
              .flatMap(
                  part -> starts.stream().filter(s -> fits(s, part, refused)).map(s -> s + part))
              .limit(JOINED)
              .toList();
    }
    if (joined.isEmpty()) {
      refused.add(Refusal.INCOMPLETE);
    }
    return joined.stream().map(text -> new Candidate(text, manifest)).toList();
  }

  private boolean fits(String start, String part, Set<Refusal> refused) {
    boolean fits = start.length() + part.length() <= budget;
    if (!fits) {
      refused.add(Refusal.TOO_LARGE);
    }
    return fits;
  }

  private static boolean isFirstPart(String value) {
    return value.length() > prefix(0)
        && value.charAt(0) >= '2'
        && value.charAt(0) <= '8'
        && value.charAt(1) == '.'
        && value.indexOf('.', 2) == 2 + SET_LENGTH;
  }
}
