package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.proof.Proof;
import io.github.jaxrssessions.testing.LoggedIn;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What it costs to refuse what is sent to be costly. The work is counted, never timed. */
class DenialOfServiceTest {
  private static final String NAME = "__Host-session";
  private static final int KEPT =
      40; // of a sealed value: version, key id and the nonce's first part
  private static final int BAD = 10_000;
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final Random random = new Random(5);

  private static SessionAuth<Accounts.User> auth() {
    return Accounts.auth(Keys.ring(1)).clock(InstantSource.fixed(NOW)).build();
  }

  private static String good(SessionAuth<?> auth) {
    return LoggedIn.cookie(auth, Map.of("user_id", "ann")).substring(NAME.length() + 1);
  }

  /** Base64url text of so many characters that nobody sealed. */
  private String junk(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
  }

  @Test
  void twoHundredCookiesOfFourKilobytesAreFourTriesAtMost() {
    try (CountedCiphers ciphers = new CountedCiphers()) {
      SessionAuth<?> auth = auth();
      String start = good(auth).substring(0, KEPT);
      for (String kind : new String[] {"", "8.AAAA.", "2.AAAA."}) {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < 200; i++) {
          String slot = kind.isEmpty() || i % 8 == 0 ? "" : "." + i % 8;
          String head = slot.isEmpty() ? kind + start : "AAAA.";
          header.append(NAME).append(slot).append('=').append(head).append(junk(4000)).append("; ");
        }
        int before = ciphers.calls(); // a try is at most a key of two blocks, and the opening
        assertThat(allocated(() -> Sessions.authenticate(auth, header.toString())))
            .as(kind)
            .isLessThan(12L * header.length());
        assertThat(ciphers.calls() - before).as(kind).isLessThanOrEqualTo(2 * 4 * 3);
      }
    }
  }

  @Test
  void tenThousandDistinctBadCookiesCostAFewCipherCallsEach() {
    try (CountedCiphers ciphers = new CountedCiphers()) {
      SessionAuth<?> auth = auth();
      String good = good(auth);
      assertThat(Sessions.authenticate(auth, NAME + "=" + good)).isPresent();
      String stranger =
          LoggedIn.cookie(Accounts.auth(Keys.ring(7)).build(), Map.of("user_id", "ann"))
              .substring(NAME.length() + 1, NAME.length() + 1 + KEPT);
      int known = calls(ciphers, auth, i -> good.substring(0, KEPT) + junk(120));
      int derived = calls(ciphers, auth, i -> good.substring(0, 24) + junk(136));
      int unknown = calls(ciphers, auth, i -> stranger + junk(120));
      assertThat(known).as("the derived key of a good one").isEqualTo(BAD);
      assertThat(derived).as("a derived key for each").isEqualTo(3 * BAD);
      assertThat(unknown).as("a key that is not in the ring").isZero();
      assertThat(calls(ciphers, auth, i -> "%" + junk(159))).isZero();
      assertThat(calls(ciphers, auth, i -> junk(i % 70))).isZero(); // too short to be one
      // What a good one needs was not pushed out by them.
      int before = ciphers.calls();
      assertThat(Sessions.authenticate(auth, NAME + "=" + good)).isPresent();
      assertThat(ciphers.calls() - before).isEqualTo(1);
      Proof.write(
          "bad-cookies",
          Map.of("cookies", BAD, "known", known, "derived", derived, "unknown", unknown));
    }
  }

  private static int calls(CountedCiphers ciphers, SessionAuth<?> auth, IntFunction<String> value) {
    int before = ciphers.calls();
    for (int i = 0; i < BAD; i++) {
      assertThat(Sessions.authenticate(auth, NAME + "=" + value.apply(i))).isEmpty();
    }
    return ciphers.calls() - before;
  }

  @Test
  void badCookieLeavesNothingBehind() {
    SessionAuth<?> auth = auth();
    String good = good(auth);
    for (int i = 0; i < 20_000; i++) {
      Sessions.authenticate(auth, NAME + "=" + good.substring(0, 24) + junk(136));
    }
    long before = alive();
    for (int i = 0; i < 100_000; i++) {
      Sessions.authenticate(auth, NAME + "=" + good.substring(0, 24) + junk(136));
    }
    assertThat(alive() - before).isLessThan(2_000_000); // 20 bytes for each would be seen
  }

  /** Whoever may write a session's data may nest it: it is refused, or read as any other. */
  @Test
  void deeplyNestedDataIsRefusedWithoutDeepRecursion() throws InterruptedException {
    SessionAuth<?> auth = auth();
    for (int depth : new int[] {SessionJson.DEPTH - 1, SessionJson.DEPTH, 100, 999, 1001, 2000}) {
      for (String[] ends : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
        if (depth * ends[0].length() > 4000) {
          continue; // more than a cookie holds
        }
        String nested = ends[0].repeat(depth) + "1" + ends[1].repeat(depth);
        String json = "{\"user_id\":\"ann\",\"deep\":" + nested + "}";
        Outcome outcome = new Outcome();
        Thread small = new Thread(null, () -> outcome.of(auth, sealed(json)), "small", 256 * 1024);
        small.start();
        small.join();
        assertThat(outcome.failure).as(depth + " " + ends[0]).isNull();
        assertThat(outcome.isLogin).as(depth + " " + ends[0]).isEqualTo(depth < SessionJson.DEPTH);
      }
    }
  }

  /** A cookie with this as its data, whatever it is. */
  private static String sealed(String json) {
    JsonData data = new JsonData(json.getBytes(StandardCharsets.UTF_8), 0, Map.of());
    long now = NOW.toEpochMilli();
    Envelope envelope =
        new Envelope(false, false, now, now, now + 60_000, 60, new SessionId(new byte[16]), data);
    byte[] plain = SessionCodec.encode(envelope, SessionCarrier.Kept.SEALED);
    Sealer sealer = new Sealer(Keys.ring(1), "", NAME, InstantSource.fixed(NOW));
    return NAME + "=" + sealer.seal(Sealer.SESSION_COOKIE, plain, "");
  }

  private static final class Outcome {
    private Throwable failure;
    private boolean isLogin;

    void of(SessionAuth<?> auth, String cookie) {
      try {
        isLogin = Sessions.authenticate(auth, cookie).isPresent();
      } catch (RuntimeException | StackOverflowError e) {
        failure = e;
      }
    }
  }

  private static long allocated(Runnable deed) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    deed.run(); // classes are loaded: twice in all
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    deed.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static long alive() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
