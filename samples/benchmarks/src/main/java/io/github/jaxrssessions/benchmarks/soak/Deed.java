package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What a user does next. */
enum Deed {
  /** Logs in. */
  LOGIN,
  /** Logs in, to stay so for long. */
  STAY,
  /** Asks who it is. */
  LOOK,
  /** Puts something into the basket. */
  ADD,
  /** Sends a cookie that was changed, cut off, made up or sealed by another. */
  BAD_COOKIE,
  /** Sends bad cookies along with the good one. */
  BESIDE,
  /** Sends as large a head as the server takes. */
  HUGE,
  /** Sends a larger one. */
  TOO_HUGE,
  /** Gets a slow resolver. */
  SLOW_DOWN,
  /** Gets a resolver that fails. */
  BREAK,
  /** Gets a resolver that never answers. */
  HANG,
  /** Gets a good one again. */
  MEND,
  /** Asks who it is while the resolver is in that mood. */
  LOOK_IN_A_MOOD,
  /** Logs in as somebody else, with the session still there. */
  SWITCH,
  /** Logs out. */
  LOGOUT,
  /** Tries copies of its cookies, which must be out. */
  TRY_COPIES,
  /** Loses the cookie without a logout; it is tried when its time is over. */
  LEAVE;

  private static final int HUNDRED = 100;

  /**
   * All that the user of a number does: of each hundred the same have the same fault, so that the
   * smallest run has all of them.
   */
  static Deque<Deed> of(long number, Random random) {
    int which = (int) (number % HUNDRED);
    List<Deed> deeds = new ArrayList<>();
    deeds.add(which >= 20 && which < 25 ? STAY : LOGIN);
    deeds.add(random.nextBoolean() ? LOOK : ADD);
    deeds.addAll(fault(which));
    if (which == 18 || which == 19) {
      deeds.addAll(List.of(LEAVE, LOGIN));
    }
    deeds.add(LOGOUT);
    if (which >= 16 && which < 18 || which >= 20 && which < 30) {
      deeds.add(TRY_COPIES);
    }
    return new ArrayDeque<>(deeds);
  }

  private static List<Deed> fault(int which) {
    return switch (which) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> List.of(BAD_COOKIE);
      case 8, 9 -> List.of(BESIDE);
      case 10, 11 -> List.of(HUGE);
      case 12 -> List.of(TOO_HUGE);
      case 13 -> List.of(SLOW_DOWN, LOOK_IN_A_MOOD, MEND);
      case 14 -> List.of(BREAK, LOOK_IN_A_MOOD, MEND);
      case 15 -> List.of(HANG, LOOK_IN_A_MOOD); // a logout asks no resolver
      case 16, 17 -> List.of(SWITCH);
      default -> List.of();
    };
  }
}
