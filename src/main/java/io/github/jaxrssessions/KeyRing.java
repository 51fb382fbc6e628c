package io.github.jaxrssessions;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The secret keys that seal the cookies, newest first: the first seals, all open. A key is 16, 24
 * or 32 random bytes; make one with {@code openssl rand -base64 32} or {@link #generate()}.
 *
 * <p>To change keys without logging anybody out: append the new key on every node, then move it to
 * the front on every node, then drop the old one after the longest lifetime. Dropping a key at once
 * ends all sessions that it sealed.
 *
 * <p>Immutable. It shows no key material, in no message and no {@code toString}.
 */
public final class KeyRing {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");
  private static final int LENGTH = 32;
  private static final String REMEDY = " Make a key with `openssl rand -base64 32`";

  private final List<SealingKey> keys;

  private KeyRing(List<byte[]> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("The key ring is empty." + REMEDY + ".");
    }
    List<SealingKey> ring = new ArrayList<>();
    for (byte[] secret : secrets) {
      check(secret, ring.size() + 1);
      SealingKey key = new SealingKey(secret);
      if (ring.stream().anyMatch(other -> other.hasId(key.id()))) {
        throw new IllegalArgumentException(
            "Key " + (ring.size() + 1) + " is in the ring twice. Leave one of the two out.");
      }
      ring.add(key);
    }
    keys = List.copyOf(ring);
  }

  /**
   * A ring of keys as bytes.
   *
   * @param secrets newest first, each 16, 24 or 32 bytes; copied
   * @return the ring
   * @throws IllegalArgumentException where there is none, one is of another length, of repeating
   *     bytes, or there twice
   */
  public static KeyRing of(byte[]... secrets) {
    return new KeyRing(Arrays.asList(secrets));
  }

  /**
   * A ring of keys as text.
   *
   * @param keys newest first, comma-separated, each as base64, base64url or hex
   * @return the ring
   * @throws IllegalArgumentException where there is none, or one cannot be used
   */
  public static KeyRing parse(String keys) {
    List<byte[]> secrets = new ArrayList<>();
    for (String text : keys.split(",", -1)) {
      if (!text.isBlank()) {
        secrets.add(KeyText.decode(text.strip(), secrets.size() + 1));
      }
    }
    return new KeyRing(secrets);
  }

  /**
   * A ring from an environment variable, as {@link #parse} reads it.
   *
   * @param variable the variable's name: {@code SESSION_KEYS}
   * @return the ring
   * @throws IllegalStateException where the variable is not set or empty
   * @throws IllegalArgumentException where a key cannot be used
   */
  public static KeyRing fromEnvironment(String variable) {
    return fromEnvironment(variable, System::getenv);
  }

  static KeyRing fromEnvironment(String variable, UnaryOperator<String> environment) {
    String keys = Optional.ofNullable(environment.apply(variable)).orElse("");
    if (keys.isBlank()) {
      throw new IllegalStateException(
          variable + " is not set." + REMEDY + "; newest first, comma-separated.");
    }
    try {
      return parse(keys);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
    }
  }

  /**
   * A ring of one new key that is kept nowhere: a restart ends all sessions, and a second node
   * opens none. For experiments and tests; it logs a warning.
   *
   * @return the ring
   */
  public static KeyRing ephemeral() {
    LOG.log(
        System.Logger.Level.WARNING,
        "Sessions are sealed with a key that is kept nowhere: a restart ends them all."
            + REMEDY
            + " and give it with KeyRing.fromEnvironment.");
    return of(random());
  }

  /**
   * A new key as text, to be kept where secrets are.
   *
   * @return 32 random bytes in base64
   */
  public static String generate() {
    return Base64.getEncoder().encodeToString(random());
  }

  private static byte[] random() {
    byte[] secret = new byte[LENGTH];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  private static void check(byte[] secret, int number) {
    if (secret.length != 16 && secret.length != 24 && secret.length != 32) {
      throw new IllegalArgumentException(
          "Key "
              + number
              + " has "
              + secret.length
              + " bytes and needs 16, 24 or 32."
              + REMEDY
              + ".");
    }
    for (int period = 1; period <= secret.length / 2; period++) {
      if (Arrays.equals(secret, 0, secret.length - period, secret, period, secret.length)) {
        throw new IllegalArgumentException(
            "Key "
                + number
                + " repeats "
                + period
                + " byte(s) over and over, so it can be guessed."
                + REMEDY
                + ".");
      }
    }
  }

  /** The key that seals. */
  SealingKey newest() {
    return keys.get(0);
  }

  /** All keys, newest first. */
  List<SealingKey> all() {
    return keys;
  }

  /** The one key that a decoded value names, without trying any other; null where there is none. */
  @Nullable SealingKey find(byte[] value) {
    for (SealingKey key : keys) {
      if (key.isNamedBy(value)) {
        return key;
      }
    }
    return null;
  }

  /** Whether a value of at least 23 characters begins as those under one of the keys do. */
  boolean mayOpen(String value) {
    for (SealingKey key : keys) {
      if (key.isNamedBy(value)) {
        return true;
      }
    }
    return false;
  }

  /** How many keys; no key material. */
  @Override
  public String toString() {
    return "KeyRing[" + keys.size() + " key(s)]";
  }
}
