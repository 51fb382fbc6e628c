package io.github.jaxrssessions.benchmarks.soak;

/** What is counted, in a report's order. */
enum Kind {
  USERS("users who were through with all they had to do", Sort.DONE),
  ANSWERS("answers, good and bad", Sort.DONE),
  LOGINS("logins", Sort.DONE),
  REQUESTS("requests of somebody who is logged in, answered about nobody else", Sort.DONE),
  LOGOUTS("logouts", Sort.DONE),
  RENEWED("sessions renewed", Sort.DONE),
  COPIES("copies of cookies refused after the logout", Sort.DONE),
  EXPIRED("cookies refused after their time", Sort.DONE),

  FLIPPED("bad cookies: a character changed", Sort.FAULT),
  TRUNCATED("bad cookies: cut off", Sort.FAULT),
  RANDOM("bad cookies: noise", Sort.FAULT),
  FOREIGN("bad cookies: sealed under another key", Sort.FAULT),
  BESIDE("bad cookies beside a good one", Sort.FAULT),
  HUGE("heads as large as the server takes", Sort.FAULT),
  TOO_HUGE("heads larger than that", Sort.FAULT),
  SLOW("resolvers that held a thread up", Sort.FAULT),
  FAILING("resolvers that failed", Sort.FAULT),
  LATE("resolvers that never answered", Sort.FAULT),

  OWED_TO_RESOLVER("503 owed to a resolver", Sort.OWED),
  OWED_TO_STORE("503 owed to the store's being away", Sort.OWED),

  NOT_OWED("5xx that no fault is owed", Sort.WRONG),
  LOST("sessions lost", Sort.WRONG),
  MIXED_UP("answers about somebody else", Sort.WRONG),
  CHANGES_LOST("changes lost, or made up", Sort.WRONG),
  REVIVED("sessions that came back after their logout", Sort.WRONG),
  OUTLIVED("sessions that outlived their time", Sort.WRONG),
  HONOURED("bad cookies honoured", Sort.WRONG),
  UNRENEWED("sessions not renewed when they should be", Sort.WRONG),
  CLEARED("cookies set or cleared by a refusal", Sort.WRONG),
  WITHOUT_RETRY_AFTER("503 without Retry-After", Sort.WRONG),
  UNANSWERED("requests without an answer", Sort.WRONG),
  ODD("any other answer", Sort.WRONG);

  /** What it means. */
  enum Sort {
    DONE,
    FAULT,
    OWED,
    WRONG
  }

  private final String words;
  private final Sort sort;

  Kind(String words, Sort sort) {
    this.words = words;
    this.sort = sort;
  }

  String words() {
    return words;
  }

  boolean is(Sort asked) {
    return sort == asked;
  }
}
