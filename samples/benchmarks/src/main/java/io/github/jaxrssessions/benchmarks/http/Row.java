package io.github.jaxrssessions.benchmarks.http;

import java.util.Locale;

/**
 * A server that is measured.
 *
 * @param group with which others it is compared
 * @param variant what it is started as
 * @param title what it is called
 * @param kind whose sessions it has
 * @param launch how it is started
 * @param login how one logs in
 */
record Row(Group group, String variant, String title, Kind kind, Launch launch, Login login) {

  /** Whose sessions it has. */
  enum Kind {
    BARE,
    OURS,
    OTHER
  }

  static Row bare(Group group, Launch launch) {
    return new Row(group, "bare", "without sessions", Kind.BARE, launch, Login.PLAIN);
  }

  static Row ours(Group group, String variant, String title, Launch launch) {
    return new Row(group, variant, title, Kind.OURS, launch, Login.PLAIN);
  }

  static Row other(Group group, String variant, String title, Launch launch) {
    return new Row(group, variant, title, Kind.OTHER, launch, Login.PLAIN);
  }

  Row with(Launch other) {
    return new Row(group, variant, title, kind, other, login);
  }

  Row with(Login other) {
    return new Row(group, variant, title, kind, launch, other);
  }

  boolean isBare() {
    return kind == Kind.BARE;
  }

  boolean isOurs() {
    return kind == Kind.OURS;
  }

  /** Names it in files. */
  String id() {
    return (group + "-" + variant).toLowerCase(Locale.ROOT);
  }
}
