package io.github.jaxrssessions;

import java.nio.ByteBuffer;
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

  /** What opening a value came to. */
  sealed interface Result {
    /** The tag holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared or kept
    record Opened(byte[] plain, boolean byNewestKey) implements Result {}

    /** The value cannot be honoured. */
    record Not(Refusal why) implements Result {}
  }

  private record Prefix(ByteBuffer keyIdAndPrefix) {}

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
    System.arraycopy(key.id(), 0, out, 1, SealingKey.ID_LENGTH);
    System.arraycopy(nonce, 0, out, HEADER_LENGTH, nonce.length);
    byte[] aad = aad(out, purpose, manifest);
    now.seal(nonce, aad, plain, out, HEADER_LENGTH + nonce.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out);
  }

  /**
   * Why a value cannot be opened, told from its first characters, without a cipher; empty where it
   * is worth trying.
   */
  Optional<Refusal> refusal(String start) {
    if (start.length() < HEADER_TEXT) {
      return Optional.of(Refusal.MALFORMED);
    }
    byte @Nullable [] header = decode(start.substring(0, HEADER_TEXT), false).orElse(null);
    return header == null ? Optional.of(Refusal.MALFORMED) : refusal(header);
  }

  private Optional<Refusal> refusal(byte[] bytes) {
    if (bytes[0] != VERSION) {
      return Optional.of(Refusal.UNKNOWN_VERSION);
    }
    return keyOf(bytes).isEmpty() ? Optional.of(Refusal.UNKNOWN_KEY) : Optional.empty();
  }

  private Optional<SealingKey> keyOf(byte[] bytes) {
    return ring.find(Arrays.copyOfRange(bytes, 1, HEADER_LENGTH));
  }

  /** Opens a value whose plaintext has at least so many bytes. */
  Result open(byte purpose, String value, String manifest, int leastPlain) {
    byte @Nullable [] bytes = decode(value, true).orElse(null);
    if (bytes == null || bytes.length < FRAME + leastPlain) {
      return new Result.Not(Refusal.MALFORMED);
    }
    Optional<Refusal> refusal = refusal(bytes);
    if (refusal.isPresent()) {
      return new Result.Not(refusal.get());
    }
    SealingKey key = keyOf(bytes).orElseThrow();
    return unseal(key, bytes, aad(bytes, purpose, manifest))
        .<Result>map(plain -> new Result.Opened(plain, key == ring.newest()))
        .orElseGet(() -> new Result.Not(Refusal.FORGED));
  }

  private Optional<byte[]> unseal(SealingKey key, byte[] bytes, byte[] aad) {
    int body = HEADER_LENGTH + Xaes.NONCE_LENGTH;
    byte[] nonce = Arrays.copyOfRange(bytes, HEADER_LENGTH + Xaes.PREFIX_LENGTH, body);
    Prefix prefix =
        new Prefix(
            ByteBuffer.wrap(Arrays.copyOfRange(bytes, 1, HEADER_LENGTH + Xaes.PREFIX_LENGTH)));
    @Nullable GcmKey known = kept.get(prefix);
    GcmKey derived =
        known != null
            ? known
            : key.xaes()
                .derive(
                    Arrays.copyOfRange(bytes, HEADER_LENGTH, HEADER_LENGTH + Xaes.PREFIX_LENGTH));
    Optional<byte[]> plain = derived.open(nonce, aad, bytes, body);
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
    return ByteBuffer.allocate(HEADER_LENGTH + 1 + context.length + parts.length)
        .put(bytes, 0, HEADER_LENGTH)
        .put(purpose)
        .put(context)
        .put(parts)
        .array();
  }

  /** The decoder takes sixteen spellings of one value; only the one that we write is a value. */
  private static Optional<byte[]> decode(String text, boolean canonical) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      boolean same =
          !canonical || Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
      return same ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
