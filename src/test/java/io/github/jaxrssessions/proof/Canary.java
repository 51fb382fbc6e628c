package io.github.jaxrssessions.proof;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** What every key, id and payload of the tests holds, so that it is known wherever it turns up. */
public final class Canary {
  /** For payloads: it stands in no other text. */
  public static final String PAYLOAD = "canary-of-a-payload";

  private static final byte[] SECRET = "kYc4NqvT7".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern SEALED = Pattern.compile("(?<![A-Za-z0-9_-])AQ[A-Za-z0-9_-]{74}");
  private static final AtomicLong DRAWN = new AtomicLong();
  private static final List<String> SHAPES = shapes();

  private Canary() {}

  /** From now on all that is drawn as an id or a key begins with the canary. */
  static void release() {
    Security.insertProviderAt(new Singing(), 1);
  }

  /** How many ids and keys have the canary. */
  static long drawn() {
    return DRAWN.get();
  }

  /** Whether a text shows a key, an id or a payload, or a part of one. */
  static boolean isIn(String text) {
    return text.contains(PAYLOAD) || SHAPES.stream().anyMatch(text::contains);
  }

  /** Whether a text shows a sealed value. */
  static boolean isSealedIn(String text) {
    return SEALED.matcher(text).find();
  }

  /** The bytes as they are, in hex, as Java shows them, and in base64 wherever they may begin. */
  private static List<String> shapes() {
    List<String> shapes = new ArrayList<>();
    String java = Arrays.toString(SECRET);
    shapes.add(new String(SECRET, StandardCharsets.US_ASCII));
    shapes.add(HexFormat.of().formatHex(SECRET));
    shapes.add(HexFormat.of().withUpperCase().formatHex(SECRET));
    shapes.add(java.substring(1, java.length() - 1));
    for (int before = 0; before < 3; before++) {
      byte[] moved = new byte[before + SECRET.length];
      System.arraycopy(SECRET, 0, moved, before, SECRET.length);
      String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(moved);
      int whole = moved.length / 3 * 4; // the characters that what follows does not change
      shapes.add(base64.substring(before == 0 ? 0 : 4, whole));
    }
    return List.copyOf(shapes);
  }

  private static final class Singing extends Provider {
    private static final long serialVersionUID = 1L;

    Singing() {
      super("Canary", "1", "Marks ids and keys");
      putService(
          new Service(this, "SecureRandom", "Canary", Marked.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new Marked();
            }
          });
    }
  }

  /** Java's own random bytes; those of an id's or a key's length begin with the canary. */
  private static final class Marked extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;
    private static final SecureRandom RANDOM =
        drbg(); // to seed one takes long, and tests want many

    private static SecureRandom drbg() {
      try {
        return SecureRandom.getInstance("DRBG");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      RANDOM.setSeed(seed);
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      RANDOM.nextBytes(bytes);
      if (bytes.length == 16 || bytes.length == 32) {
        System.arraycopy(SECRET, 0, bytes, 0, SECRET.length);
        DRAWN.incrementAndGet();
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      return RANDOM.generateSeed(length);
    }
  }
}
