package io.github.jaxrssessions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the right names was meant by a wrong one. */
final class Spelling {
  private Spelling() {}

  /** The closest; empty where none is close. */
  static Optional<String> closest(String wrong, List<String> right) {
    String plain = plain(wrong);
    int near = 1 + plain.length() / 5;
    return right.stream()
        .min(Comparator.comparingInt(name -> distance(plain, plain(name))))
        .filter(name -> distance(plain, plain(name)) <= near);
  }

  /** Without the prefix and without what separates words. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^sessions[._]", "")
        .replaceAll("[^a-z0-9]", "");
  }

  /** How many letters must be put in, left out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
