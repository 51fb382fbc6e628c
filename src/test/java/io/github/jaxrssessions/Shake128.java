package io.github.jaxrssessions;

import java.util.Arrays;

/** SHAKE128 (FIPS 202), which Java does not have: absorb, then read as many bytes as wanted. */
final class Shake128 {
  private static final int RATE = 168;
  private final long[] lanes = new long[25];
  private int at;
  private boolean reading;

  Shake128 absorb(byte[] bytes) {
    for (byte b : bytes) {
      xor(at++, b & 0xff);
      if (at == RATE) {
        permute();
      }
    }
    return this;
  }

  byte[] read(int length) {
    if (!reading) {
      xor(at, 0x1f);
      xor(RATE - 1, 0x80);
      permute();
      reading = true;
    }
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      if (at == RATE) {
        permute();
      }
      out[i] = (byte) (lanes[at / 8] >>> (8 * (at % 8)));
      at++;
    }
    return out;
  }

  private void xor(int index, long value) {
    lanes[index / 8] ^= value << (8 * (index % 8));
  }

  private void permute() {
    int lfsr = 1;
    for (int round = 0; round < 24; round++) {
      theta();
      rhoAndPi();
      chi();
      for (int j = 0; j < 7; j++) { // iota
        lanes[0] ^= (long) (lfsr & 1) << ((1 << j) - 1);
        lfsr = lfsr << 1 ^ (lfsr >> 7) * 0x171;
      }
    }
    at = 0;
  }

  private void theta() {
    long[] column = new long[5];
    for (int i = 0; i < 25; i++) {
      column[i % 5] ^= lanes[i];
    }
    for (int i = 0; i < 25; i++) {
      lanes[i] ^= column[(i + 4) % 5] ^ Long.rotateLeft(column[(i + 1) % 5], 1);
    }
  }

  private void rhoAndPi() {
    long moving = lanes[1];
    for (int t = 0, x = 1, y = 0; t < 24; t++) {
      int nextY = (2 * x + 3 * y) % 5;
      x = y;
      y = nextY;
      long next = lanes[x + 5 * y];
      lanes[x + 5 * y] = Long.rotateLeft(moving, (t + 1) * (t + 2) / 2);
      moving = next;
    }
  }

  private void chi() {
    for (int y = 0; y < 25; y += 5) {
      long[] row = Arrays.copyOfRange(lanes, y, y + 5);
      for (int x = 0; x < 5; x++) {
        lanes[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
      }
    }
  }
}
