package io.github.jaxrssessions;

import io.github.jaxrssessions.SessionCarrier.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cookies that Litestar's client-side sessions leave behind:
 *
 * <pre>
 * base64( nonce 12 || AES-GCM ciphertext and tag || "additional_authenticated_data=" || AAD )
 * AAD = {"expires_at": seconds since 1970}
 * </pre>
 *
 * in one cookie {@code NAME}, or in {@code NAME-0}, {@code NAME-1} and on.
 */
final class LitestarReader {
  private static final byte[] MARKER =
      "additional_authenticated_data=".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 64 * 1024;
  private static final int MOST_PARTS = 99;
  private static final int TRIED = 4;
  private static final long U32 = 0xffffffffL;

  private final LitestarCookies settings;
  private final SessionCookie cookie;

  LitestarReader(LitestarCookies settings) {
    this.settings = settings;
    this.cookie = settings.cookie();
  }

  /** Whether a cookie is one of theirs: {@code NAME}, or {@code NAME-0} to {@code NAME-99}. */
  boolean isPart(String cookieName) {
    String name = settings.name();
    if (!cookieName.startsWith(name) || cookieName.equals(name)) {
      return cookieName.equals(name);
    }
    String rest = cookieName.substring(name.length());
    boolean digits = rest.length() > 1 && rest.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return rest.charAt(0) == '-'
        && digits
        && (rest.length() == 2 || (rest.length() == 3 && rest.charAt(1) != '0'));
  }

  String expiry(String cookieName) {
    return cookie.expiry(cookieName);
  }

  void read(
      CookieHeader header, SessionPolicy policy, Collection<Opened> opened, Set<Refusal> refused) {
    if (policy.now() >= settings.until().toEpochMilli()) {
      return;
    }
    values(header).stream()
        .limit(TRIED)
        .forEach(
            value -> {
              if (value.length() > LONGEST) {
                refused.add(Refusal.TOO_LARGE);
              } else {
                open(value, policy).ifPresentOrElse(opened::add, () -> refused.add(Refusal.FORGED));
              }
            });
  }

  /** The values under their name, and the one that the numbered parts make together. */
  private Set<String> values(CookieHeader header) {
    Set<String> values =
        header.values(settings.name()).stream()
            .map(LitestarReader::unquoted)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String joined =
        IntStream.rangeClosed(0, MOST_PARTS)
            .mapToObj(n -> header.values(settings.name() + "-" + n))
            .takeWhile(part -> !part.isEmpty())
            .map(part -> unquoted(part.get(0)))
            .collect(Collectors.joining());
    values.add(joined);
    values.removeIf(value -> value.isEmpty() || value.equals("null"));
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private Optional<Opened> open(String value, SessionPolicy policy) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(value)) {
      return Optional.empty(); // another spelling would be another id, which no logout has ended
    }
    int marker = lastMarker(bytes);
    if (marker < GcmKey.NONCE_LENGTH + GcmKey.TAG_LENGTH) {
      return Optional.empty();
    }
    byte[] aad = Arrays.copyOfRange(bytes, marker + MARKER.length, bytes.length);
    byte[] sealed = Arrays.copyOf(bytes, marker);
    return settings.keys().stream()
        .map(key -> key.open(sealed, 0, aad, sealed, GcmKey.NONCE_LENGTH))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(plain -> session(value, plain, aad, policy));
  }

  private static int lastMarker(byte[] bytes) {
    for (int at = bytes.length - MARKER.length; at >= 0; at--) {
      if (Arrays.equals(bytes, at, at + MARKER.length, MARKER, 0, MARKER.length)) {
        return at;
      }
    }
    return -1;
  }

  private Optional<Opened> session(String value, byte[] plain, byte[] aad, SessionPolicy policy) {
    @Nullable Object end =
        SessionJson.read(aad).map(data -> SessionJson.entries(data).get("expires_at")).orElse(null);
    long seconds = end instanceof Integer || end instanceof Long ? ((Number) end).longValue() : -1;
    if (seconds < 0 || seconds > U32) {
      return Optional.empty();
    }
    long expires = seconds * 1000;
    long made = Math.min(policy.now(), expires - settings.maxAge().toMillis());
    return SessionJson.read(plain)
        .map(data -> policy.foreign(SessionId.ofLitestar(value), data, expires))
        .map(envelope -> Opened.foreign(envelope, made));
  }
}
