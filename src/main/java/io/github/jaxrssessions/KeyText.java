package io.github.jaxrssessions;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** From the text of a key to its bytes. No message repeats any of the text. */
final class KeyText {
  private static final Pattern HEX =
      Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{48}|[0-9a-fA-F]{64}");
  private static final Pattern HEX_DIGITS = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/_-]+={0,2}");

  private KeyText() {}

  static byte[] decode(String text, int number) {
    if (HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (HEX_DIGITS.matcher(text).matches()) { // as base64, 11 bytes of hex would pass for 16
      throw new IllegalArgumentException(
          "Key "
              + number
              + " has "
              + text.length()
              + " hex digits and needs 32, 48 or 64. Make a key with `openssl rand -base64 32`.");
    }
    if (BASE64.matcher(text).matches()) {
      try {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      } catch (IllegalArgumentException e) {
        throw malformed(text, number); // not the cause: its message repeats a character of the key
      }
    }
    throw malformed(text, number);
  }

  private static IllegalArgumentException malformed(String text, int number) {
    return new IllegalArgumentException(
        "Key "
            + number
            + " (of "
            + text.length()
            + " characters) is neither hex nor base64. Make a key with `openssl rand -base64 32`.");
  }
}
