package io.github.jaxrssessions;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A while in which one process seals under one derived key, so that the key is made once and not
 * for each message: all nonces of an epoch share their first 12 bytes, and the last 12 are random.
 *
 * <p>At most 2^20 messages: the chance that two of an epoch share a nonce stays under 2^-56, and
 * that two of 2^45 messages under one secret do, under 2^-32. At most ten minutes, by the wall
 * clock and by the machine's own, so that a machine that was suspended or copied does not go on in
 * the old one for long.
 */
final class Epoch {
  static final int MESSAGES = 1 << 20;
  static final long SECONDS = 600;

  private final SecureRandom random;
  private final byte[] prefix = new byte[Xaes.PREFIX_LENGTH];
  private final GcmKey key;
  private final Instant began;
  private final Instant ends;
  private final long beganNanos;
  private final AtomicInteger left;

  Epoch(Xaes xaes, SecureRandom random, Instant now, long nanos) {
    this(xaes, random, now, nanos, MESSAGES);
  }

  Epoch(Xaes xaes, SecureRandom random, Instant now, long nanos, int messages) {
    this.random = random;
    random.nextBytes(prefix);
    key = xaes.derive(prefix);
    began = now;
    ends = now.plusSeconds(SECONDS);
    beganNanos = nanos;
    left = new AtomicInteger(messages);
  }

  /** Takes one message of the epoch; false where it is over. */
  boolean take(Instant now, long nanos) {
    return !now.isBefore(began)
        && now.isBefore(ends)
        && nanos - beganNanos < SECONDS * 1_000_000_000L
        && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
  }

  byte[] nonce() {
    byte[] last = new byte[GcmKey.NONCE_LENGTH]; // drawing more costs more
    random.nextBytes(last);
    byte[] nonce = Arrays.copyOf(prefix, Xaes.NONCE_LENGTH);
    System.arraycopy(last, 0, nonce, Xaes.PREFIX_LENGTH, last.length);
    return nonce;
  }

  void seal(byte[] nonce, byte[] aad, byte[] plain, byte[] out, int at) {
    key.seal(nonce, Xaes.PREFIX_LENGTH, aad, plain, out, at);
  }
}
