package io.github.jaxrssessions;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A web origin as browsers send it (RFC 6454, 6.2): scheme, host and port, nothing else.
 *
 * @param text all of it
 * @param authority host and, where it is not the scheme's default, port
 */
record Origin(String text, String authority) {
  // No quantifier over an alternative: linear, whatever the text.
  private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9+.-]*)://([^/?#@*,\\s\\\\]+)");

  static Optional<Origin> parse(String text) {
    var parts = SHAPE.matcher(text);
    return parts.matches() ? Optional.of(new Origin(text, parts.group(2))) : Optional.empty();
  }
}
