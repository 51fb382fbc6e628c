package io.github.jaxrssessions.openapi;

import io.github.jaxrssessions.Access;
import io.github.jaxrssessions.RecentLogin;
import io.github.jaxrssessions.SessionEffect;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one operation says of its callers and of the session's cookie.
 *
 * @param cookie the cookie's name
 */
record OperationEdit(ApiOperation operation, String cookie) {
  static final String PROBLEM = "SessionProblem";

  /** Says who may call. */
  void access(Access access) {
    if (access.open()) {
      operation.open();
      return;
    }
    refusal("401", unauthorized(access));
    if (access.kind() != Access.Kind.LOGIN) {
      refusal("403", "Who is logged in may not do this.");
      addWords(words(access));
    }
  }

  /** Says what becomes of the cookie. */
  void effect(SessionEffect effect) {
    switch (effect) {
      case NONE -> {}
      case LOGS_IN -> setCookie("Logs in: the answer sets the cookie " + cookie + ".");
      case LOGS_OUT -> setCookie("Logs out: the answer clears the cookie " + cookie + ".");
      case MAY_CHANGE -> setCookie("The answer can set or clear the cookie " + cookie + ".");
    }
  }

  /** On the answers to what went well; on the one for all where these are not described. */
  private void setCookie(String description) {
    List<String> well =
        operation.answers().stream()
            .filter(status -> status.startsWith("2") || status.startsWith("3"))
            .toList();
    (well.isEmpty() ? List.of("default") : well)
        .forEach(status -> operation.addHeader(status, HttpHeaders.SET_COOKIE, description));
  }

  private void refusal(String status, String description) {
    if (!operation.answers().contains("4XX")) {
      operation.addAnswer(status, description, "application/problem+json", PROBLEM);
    }
  }

  private void addWords(String words) {
    String before = operation.description();
    if (!before.endsWith(words)) { // the second time
      operation.describe((before.isBlank() ? "" : before + "\n\n") + words);
    }
  }

  private static String unauthorized(Access access) {
    return access
        .recentLogin()
        .map(
            age ->
                "Nobody is logged in, or the login is more than "
                    + words(age)
                    + " old: then the type is "
                    + RecentLogin.PROBLEM_TYPE
                    + ".")
        .orElse("Nobody is logged in.");
  }

  /** A time in the largest unit that it is a multiple of. */
  private static String words(Duration age) {
    long seconds = age.toSeconds();
    for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
      long each = unit.getDuration().toSeconds();
      if (seconds % each == 0) {
        return counted(seconds / each, unit);
      }
    }
    return counted(seconds, ChronoUnit.SECONDS);
  }

  private static String counted(long count, ChronoUnit unit) {
    String name = unit.name().toLowerCase(Locale.ROOT);
    return count + " " + (count == 1 ? name.substring(0, name.length() - 1) : name);
  }

  /** Who may call, in words. */
  private static String words(Access access) {
    if (access.kind() == Access.Kind.DENIED || access.roles().contains(Set.of())) {
      return "Nobody may call this.";
    }
    return access.roles().stream()
        .map(oneOf -> oneOf.stream().sorted().collect(Collectors.joining(" or ")))
        .collect(Collectors.joining(", and the role ", "Needs the role ", "."));
  }
}
