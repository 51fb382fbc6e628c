package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with what came of a place. */
final class Verdict {
  /** What a server may hold more than after the first wave, whatever it did. */
  static final long SLACK = 2 << 20;

  /** The library notes so many sessions, so that of parallel requests one renews. */
  private static final long NOTES = 100_000;

  private static final long NOTE = 200; // bytes
  private static final int MORE_THREADS = 4;
  private static final long RECOVERY = 10_000; // milliseconds

  private final PlaceResult result;
  private final Plan plan;
  private final List<String> problems = new ArrayList<>();

  private Verdict(PlaceResult result, Plan plan) {
    this.result = result;
    this.plan = plan;
  }

  /** None, where all is as it must be. */
  static List<String> problems(PlaceResult result, Plan plan) {
    Verdict verdict = new Verdict(result, plan);
    verdict.judgeCounts();
    verdict.judgeRestarts();
    verdict.judgeMemory();
    verdict.judgeRedis();
    return verdict.problems;
  }

  private void judgeCounts() {
    for (Kind kind : Kind.values()) {
      long count = result.count(kind);
      if (kind.is(Kind.Sort.WRONG) && count > 0) {
        add(count + " " + kind.words());
      }
      if (kind.is(Kind.Sort.FAULT) && count == 0) {
        add("no " + kind.words() + ", so that nothing is known of them");
      }
    }
    for (Kind kind : List.of(Kind.USERS, Kind.LOGINS, Kind.REQUESTS, Kind.LOGOUTS)) {
      if (result.count(kind) < result.users()) {
        add("only " + result.count(kind) + " " + kind.words() + " of " + result.users());
      }
    }
    if (result.count(Kind.RENEWED) == 0) {
      add("no sessions renewed, so that nothing is known of them");
    }
  }

  private void judgeRestarts() {
    int planned = result.place() == Place.REDIS ? plan.restarts() * plan.waves() : 0;
    if (result.restarts().size() != planned) {
      add("Redis was killed " + result.restarts().size() + " times instead of " + planned);
    }
    for (long recovery : result.restarts()) {
      if (recovery > RECOVERY) {
        add("the first good answer came " + recovery + " ms after Redis was back");
      }
    }
  }

  private void judgeMemory() {
    if (result.held().size() < 2) {
      add("the memory was measured " + result.held().size() + " times instead of " + plan.waves());
      return;
    }
    if (growth(result) > bound(result)) {
      add("the heap grew by " + growth(result) + " bytes, more than " + bound(result));
    }
    int threads = result.after().memory().threads() - result.before().memory().threads();
    if (threads > MORE_THREADS) {
      add("there are " + threads + " more threads");
    }
  }

  private void judgeRedis() {
    result
        .kept()
        .filter(kept -> kept.forEver() > 0)
        .ifPresent(kept -> add(kept.forEver() + " keys in Redis that stay for ever"));
  }

  private void add(String problem) {
    problems.add(result.place().title() + ": " + problem);
  }

  /** By how much the heap grew. */
  static long growth(PlaceResult result) {
    return result.after().memory().heap() - result.before().memory().heap();
  }

  /** By how much it may have grown: by the notes as well that there was room for. */
  static long bound(PlaceResult result) {
    long notes =
        Math.min(NOTES, result.after().logins()) - Math.min(NOTES, result.before().logins());
    return SLACK + notes * NOTE;
  }
}
