package io.github.jaxrssessions;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Keys that are fixed and differ, and many threads for what they seal. */
final class Keys {
  private Keys() {}

  /** 00 01 02 … for number 0; each number gives another. */
  static byte[] secret(int number) {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) (i + 41 * number);
    }
    return secret;
  }

  /** A ring of numbered secrets, newest first. */
  static KeyRing ring(int... numbers) {
    return KeyRing.of(IntStream.of(numbers).mapToObj(Keys::secret).toArray(byte[][]::new));
  }

  /** Runs a task on 64 threads; the first failure fails. */
  static void on64Threads(Callable<Void> task) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try {
      List<Callable<Void>> tasks = IntStream.range(0, 64).mapToObj(n -> task).toList();
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
