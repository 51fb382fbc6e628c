package io.github.jaxrssessions.quickstart;

import java.util.Locale;
import java.util.regex.Pattern;

/** The fields of a form, checked: what is wrong is a 400 that names the field. */
final class Fields {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  // Control characters, and halves of a character that no JSON carries back.
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private Fields() {}

  static String name(String value) {
    return text("name", value == null ? null : value.strip(), 1, 100);
  }

  /** In lower case: addresses that differ in nothing else are one account. */
  static String email(String value) {
    String email = text("email", value == null ? null : value.strip(), 1, 254);
    if (!EMAIL.matcher(email).matches()) {
      throw Problem.badField("email", "An e-mail address has an @ in it.");
    }
    return email.toLowerCase(Locale.ROOT);
  }

  static String newPassword(String value) {
    return text("password", value, 8, 200);
  }

  /** Any that somebody may have. */
  static String password(String value) {
    return text("password", value, 1, 200);
  }

  private static String text(String field, String value, int least, int most) {
    if (value == null || value.isEmpty()) {
      throw Problem.badField(field, "It is missing.");
    }
    if (value.length() < least || value.length() > most) {
      throw Problem.badField(field, "It needs " + least + " to " + most + " characters.");
    }
    if (UNPRINTABLE.matcher(value).find()) {
      throw Problem.badField(field, "It holds a character that cannot be printed.");
    }
    return value;
  }
}
