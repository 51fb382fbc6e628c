package io.github.jaxrssessions;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Seals bytes into the text of a cookie and opens it again. Version 1 on the wire:
 *
 * <pre>
 * value  = base64url( header || nonce || ciphertext || tag ), canonical, no padding
 * header = 0x01 || key id (16 bytes)
 * AAD    = header || purpose || u16 length || application || u16 length || cookie name || manifest
 * </pre>
 *
 * The manifest of a stored record is the key of its row.
 *
 * <p>The version fixes the algorithm and the key id picks one key. Nothing else is read before the
 * tag holds.
 */
final class Sealer {
  /** What a value is sealed as; one never opens as another. */
  static final byte SESSION_COOKIE = 1;

  static final byte STORED_RECORD = 2;

  static final byte VERSION = 1;
  static final int HEADER_LENGTH = 1 + SealingKey.ID_LENGTH;
  private static final int FRAME = HEADER_LENGTH + Xaes.NONCE_LENGTH + GcmKey.TAG_LENGTH;
  private static final int KEPT_KEYS = 256;
  private static final int HEADER_TEXT = 23; // 17 bytes of base64url, without the last bits
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** What opening a value came to. */
  sealed interface Result {
    /** The tag holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared or kept
    record Opened(byte[] plain, boolean byNewestKey) implements Result {}

    /** The value cannot be honoured. */
    record Not(Refusal why) implements Result {}
  }

  /** What a derived key is made of: the key, and the 12 bytes of the nonce that chose it. */
  private record Prefix(SealingKey key, long first, int last) {}

  private final KeyRing ring;
  private final byte[] context;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final SecureRandom random;
  private final AtomicReference<@Nullable Epoch> epoch = new AtomicReference<>();
  private final Map<Prefix, GcmKey> kept = new ConcurrentHashMap<>();

  Sealer(KeyRing ring, String application, String cookieName, InstantSource clock) {
    this(ring, application, cookieName, clock, System::nanoTime);
  }

  Sealer(
      KeyRing ring,
      String application,
      String cookieName,
      InstantSource clock,
      LongSupplier nanos) {
    this(ring, application, cookieName, clock, nanos, new SecureRandom());
  }

  Sealer(
      KeyRing ring,
      String application,
      String cookieName,
      InstantSource clock,
      LongSupplier nanos,
      SecureRandom random) {
    this.ring = ring;
    this.clock = clock;
    this.nanos = nanos;
    this.random = random;
    this.context = context(application, cookieName);
  }

  /** What binds to one application and one cookie. */
  static byte[] context(String application, String cookieName) {
    byte[] id = application.getBytes(StandardCharsets.UTF_8);
    if (id.length > 255) {
      throw new IllegalArgumentException(
          "The application's id has " + id.length + " bytes. At most 255 are possible.");
    }
    byte[] name = cookieName.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(4 + id.length + name.length)
        .putShort((short) id.length)
        .put(id)
        .putShort((short) name.length)
        .put(name)
        .array();
  }

  /** How many characters a plaintext of so many bytes becomes. */
  static int sealedLength(int plain) {
    return ((plain + FRAME) * 4 + 2) / 3;
  }

  String seal(byte purpose, byte[] plain, String manifest) {
    SealingKey key = ring.newest();
    Epoch now = currentEpoch(key);
    byte[] nonce = now.nonce();
    byte[] out = new byte[FRAME + plain.length];
    out[0] = VERSION;
    key.putId(out, 1);
    System.arraycopy(nonce, 0, out, HEADER_LENGTH, nonce.length);
    byte[] aad = aad(out, purpose, manifest);
    now.seal(nonce, aad, plain, out, HEADER_LENGTH + nonce.length);
    return TEXT.encodeToString(out);
  }

  /**
   * Why a value cannot be opened, told from its first characters, without a cipher; empty where it
   * is worth trying.
   */
  Optional<Refusal> refusal(String start) {
    if (start.length() < HEADER_TEXT) {
      return Optional.of(Refusal.MALFORMED);
    }
    if (ring.mayOpen(start)) {
      return Optional.empty();
    }
    byte @Nullable [] header = decoded(start.substring(0, HEADER_TEXT));
    return header == null ? Optional.of(Refusal.MALFORMED) : refusal(header);
  }

  private Optional<Refusal> refusal(byte[] bytes) {
    if (bytes[0] != VERSION) {
      return Optional.of(Refusal.UNKNOWN_VERSION);
    }
    return ring.find(bytes) == null ? Optional.of(Refusal.UNKNOWN_KEY) : Optional.empty();
  }

  /** Opens a value whose plaintext has at least so many bytes. */
  Result open(byte purpose, String value, String manifest, int leastPlain) {
    byte @Nullable [] bytes = decoded(value);
    if (bytes == null || !isCanonical(value, bytes) || bytes.length < FRAME + leastPlain) {
      return new Result.Not(Refusal.MALFORMED);
    }
    @Nullable SealingKey key = bytes[0] == VERSION ? ring.find(bytes) : null;
    if (key == null) {
      return new Result.Not(refusal(bytes).orElseThrow());
    }
    return unseal(key, bytes, aad(bytes, purpose, manifest))
        .<Result>map(plain -> new Result.Opened(plain, key == ring.newest()))
        .orElseGet(() -> new Result.Not(Refusal.FORGED));
  }

  private Optional<byte[]> unseal(SealingKey key, byte[] bytes, byte[] aad) {
    int body = HEADER_LENGTH + Xaes.NONCE_LENGTH;
    Prefix prefix =
        new Prefix(
            key,
            (long) LONG.get(bytes, HEADER_LENGTH),
            (int) INT.get(bytes, HEADER_LENGTH + Long.BYTES));
    @Nullable GcmKey known = kept.get(prefix);
    GcmKey derived =
        known != null
            ? known
            : key.xaes()
                .derive(
                    Arrays.copyOfRange(bytes, HEADER_LENGTH, HEADER_LENGTH + Xaes.PREFIX_LENGTH));
    Optional<byte[]> plain =
        derived.open(bytes, HEADER_LENGTH + Xaes.PREFIX_LENGTH, aad, bytes, body);
    if (known == null && plain.isPresent()) {
      keep(prefix, derived); // only now: a forger must not be able to push others out
    }
    return plain;
  }

  private void keep(Prefix prefix, GcmKey derived) {
    kept.put(prefix, derived);
    while (kept.size() > KEPT_KEYS) { // after the put, so that threads cannot pass it together
      kept.keySet().stream().findFirst().ifPresent(kept::remove);
    }
  }

  int keptKeys() {
    return kept.size();
  }

  private Epoch currentEpoch(SealingKey key) {
    while (true) {
      @Nullable Epoch current = epoch.get();
      if (current != null && current.take(clock.instant(), nanos.getAsLong())) {
        return current;
      }
      epoch.compareAndSet(
          current, new Epoch(key.xaes(), random, clock.instant(), nanos.getAsLong()));
    }
  }

  private byte[] aad(byte[] bytes, byte purpose, String manifest) {
    byte[] parts = manifest.getBytes(StandardCharsets.US_ASCII);
    byte[] aad = new byte[HEADER_LENGTH + 1 + context.length + parts.length];
    System.arraycopy(bytes, 0, aad, 0, HEADER_LENGTH);
    aad[HEADER_LENGTH] = purpose;
    System.arraycopy(context, 0, aad, HEADER_LENGTH + 1, context.length);
    System.arraycopy(parts, 0, aad, aad.length - parts.length, parts.length);
    return aad;
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * The decoder takes sixteen spellings of one value; only the one that we write is a value. They
   * differ in the last character: in bits that no byte takes, or in padding.
   */
  private static boolean isCanonical(String text, byte[] bytes) {
    int rest = bytes.length % 3;
    if (rest == 0) {
      return true; // all bits count, and padding stands behind a rest only
    }
    int bits = rest == 1 ? (bytes[bytes.length - 1] & 3) << 4 : (bytes[bytes.length - 1] & 15) << 2;
    return text.charAt(text.length() - 1) == ALPHABET.charAt(bits);
  }
}
