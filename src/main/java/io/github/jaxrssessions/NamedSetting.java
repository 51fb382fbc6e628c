package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCookie.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A setting that can be given by name, without code.
 *
 * @param name with the prefix: {@code sessions.idle-timeout}
 * @param form how its text is read
 * @param secret whether its text is never shown
 * @param target what it sets
 * @param code what code sets in its place
 */
record NamedSetting<T>(
    String name,
    Form<T> form,
    boolean secret,
    Function<Settings<?>, Setting<T>> target,
    Function<Settings<?>, Setting<?>> code) {
  static final String PREFIX = "sessions.";

  /** What is a function or an object with a life of its own, and so has no name. */
  static final Set<String> CODE_ONLY =
      Set.of("clock", "ended-before", "listeners", "name", "revocations", "roles", "store");

  static final List<NamedSetting<?>> ALL =
      List.of(
          of("keys", true, new Form<>("keys", t -> Optional.of(KeyRing.parse(t))), s -> s.keys),
          of("subject", field(), s -> s.subject),
          of("public-paths", Form.each(PathPattern::of), s -> s.publicPaths),
          of("idle-timeout", lasting("idleTimeout"), s -> s.idleTimeout),
          of("absolute-lifetime", lasting("absoluteLifetime"), s -> s.absoluteLifetime),
          of("application", Form.TEXT.checked(t -> Sealer.context(t, "")), s -> s.application),
          of("size-budget", Form.NUMBER.checked(CookieSlots::check), s -> s.sizeBudget),
          of("trusted-origins", Form.each(CrossOriginGuard::checkOrigin), s -> s.trustedOrigins),
          of("cross-origin-paths", Form.each(CrossOriginGuard::checkPath), s -> s.crossOriginPaths),
          of("cross-origin", Form.choice(modes()), s -> s.crossOrigin),
          of("revocations-age", Form.TIME.checked(Assembly::checkAge), s -> s.revocationsAge),
          of("max-sessions", Form.NUMBER.checked(SessionLimit::check), s -> s.maxSessions),
          of("over-limit", false, Form.choice(limits()), s -> s.overLimit, s -> s.maxSessions),
          of("label", field(), s -> s.label),
          cookie("name", Form.TEXT, c -> c.name),
          cookie("path", Form.TEXT, c -> c.path),
          cookie("domain", Form.TEXT, c -> c.domain),
          cookie("same-site", Form.choice(sites()), c -> c.sameSite),
          cookie("partitioned", Form.FLAG, c -> c.partitioned),
          cookie("insecure-for-localhost", Form.FLAG, c -> c.insecure),
          litestar("until", false, Form.INSTANT, l -> l.until),
          litestar("secrets", true, secrets(), l -> l.secrets),
          litestar("name", false, Form.TEXT, l -> l.name),
          litestar("path", false, Form.TEXT, l -> l.path),
          litestar("domain", false, Form.TEXT, l -> l.domain),
          litestar("max-age", false, lasting("Litestar's max_age"), l -> l.maxAge));

  private static <T> NamedSetting<T> of(
      String name, Form<T> form, Function<Settings<?>, Setting<T>> target) {
    return of(name, false, form, target);
  }

  private static <T> NamedSetting<T> of(
      String name, boolean secret, Form<T> form, Function<Settings<?>, Setting<T>> target) {
    return of(name, secret, form, target, target::apply);
  }

  private static <T> NamedSetting<T> of(
      String name,
      boolean secret,
      Form<T> form,
      Function<Settings<?>, Setting<T>> target,
      Function<Settings<?>, Setting<?>> code) {
    return new NamedSetting<>(PREFIX + name, form, secret, target, code);
  }

  private static <T> NamedSetting<T> cookie(
      String name, Form<T> form, Function<NamedCookie, Setting<T>> target) {
    return of("cookie." + name, false, form, s -> target.apply(s.namedCookie), s -> s.cookie);
  }

  private static <T> NamedSetting<T> litestar(
      String name, boolean secret, Form<T> form, Function<NamedLitestar, Setting<T>> target) {
    return of(
        "litestar." + name, secret, form, s -> target.apply(s.namedLitestar), s -> s.litestar);
  }

  private static Form<Function<? super Session, String>> field() {
    return new Form<>(
        "the name of a field of the session", text -> Optional.of(session -> session.text(text)));
  }

  private static Form<Duration> lasting(String what) {
    return Form.TIME.checked(time -> SessionPolicy.within(what, time));
  }

  private static Map<String, CrossOriginGuard.Mode> modes() {
    return Map.of(
        "enforce", CrossOriginGuard.Mode.ENFORCE,
        "report-only", CrossOriginGuard.Mode.REPORT,
        "insecure-off", CrossOriginGuard.Mode.OFF);
  }

  private static Map<String, OverLimit> limits() {
    return Map.of("end-oldest", OverLimit.END_OLDEST, "refuse", OverLimit.REFUSE);
  }

  private static Map<String, SameSite> sites() {
    return Map.of("strict", SameSite.STRICT, "lax", SameSite.LAX, "none", SameSite.NONE);
  }

  private static Form<List<byte[]>> secrets() {
    return new Form<>(
        "Litestar's secrets, comma-separated, the bytes of each as base64 or hex",
        text -> {
          try {
            return Optional.of(
                Form.items(text).stream().map(item -> KeyText.decode(item, 0)).toList());
          } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message speaks of our keys
          }
        });
  }

  /** A name as an environment variable, by MicroProfile Config's mapping. */
  static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  String variable() {
    return variable(name);
  }

  static Optional<NamedSetting<?>> byName(String name) {
    return ALL.stream().filter(setting -> setting.name.equals(name)).findFirst();
  }

  static Optional<NamedSetting<?>> byVariable(String variable) {
    return ALL.stream().filter(s -> s.variable().equals(variable(variable))).findFirst();
  }

  /** That a name is none of ours, and what may have been meant. */
  static String unknown(String name, String place) {
    List<String> names = ALL.stream().map(NamedSetting::name).toList();
    return name + " in " + place + unknown(name, PREFIX, names, UnaryOperator.identity());
  }

  /** The same for an environment variable. */
  static String unknownVariable(String name) {
    List<String> names = ALL.stream().map(NamedSetting::variable).toList();
    return "The environment variable "
        + name
        + unknown(name, variable(PREFIX), names, NamedSetting::variable);
  }

  private static String unknown(
      String name, String prefix, List<String> right, UnaryOperator<String> form) {
    Optional<String> code =
        CODE_ONLY.stream().filter(only -> (prefix + form.apply(only)).equals(name)).findFirst();
    if (code.isPresent()) {
      return " is set in code only: it is a function or an object. See SessionAuthBuilder.";
    }
    return " is no setting. "
        + Spelling.closest(name, right)
            .map(close -> "Did you mean " + close + "?")
            .orElseGet(() -> "There are " + String.join(", ", right) + ".");
  }

  /** Completes the settings where code left this one out. */
  void apply(Settings<?> ofCode, Settings<?> completed, SettingsSource.Value given) {
    T value = read(given);
    if (!overridden(ofCode)) {
      target.apply(completed).set(value);
    }
  }

  /** Whether code sets the same. */
  boolean overridden(Settings<?> ofCode) {
    return code.apply(ofCode).given();
  }

  private T read(SettingsSource.Value given) {
    String what = name + " in " + given.place();
    if (given.text().isBlank()) {
      throw new IllegalArgumentException(
          what + " is empty. Give " + form.accepted() + ", or leave it out.");
    }
    String is = secret ? " cannot be used" : " is \"" + shown(given.text()) + "\"";
    Optional<T> value;
    try {
      value = form.reader().apply(given.text().strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + is + ": " + e.getMessage(), e);
    }
    return value.orElseThrow(
        () -> new IllegalArgumentException(what + is + ". Give " + form.accepted() + "."));
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
  }
}
