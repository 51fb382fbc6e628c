package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.LoggedIn;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each operation leaves to the garbage collector: counted and never timed, so that what makes
 * one dearer is seen on any machine. What Java's own cipher and base64 allocate is taken off, since
 * it differs from one Java to the next; what the compiler spares only makes it less.
 */
class AllocationTest {
  private static final Map<String, Object> DATA = // 50 bytes of JSON
      Map.of("user_id", "ann-000042", "name", "Anna Example-Lee");

  // Bytes, a little above what they are.
  private static final long OPEN = 2_900;
  private static final long SEAL = 1_300;
  private static final long WRITE = 800;
  private static final long HEADER = 400;
  private static final long UNTOUCHED = 160;
  private static final long ANONYMOUS = 500;
  private static final long REQUEST = 4_200;

  private final SessionAuth<Accounts.User> auth = Accounts.plain(Keys.ring(1)).build();
  private final CarrierKit kit = new CarrierKit();

  /** A session's cookie, as a browser sends it. */
  private List<String> cookie() {
    return List.of(LoggedIn.cookie(kit.send(kit.policy.begin(data(), Optional.empty()))));
  }

  private static JsonData data() {
    return SessionJson.written(SessionJson.write(DATA), DATA);
  }

  @Test
  void dataIsOf50Bytes() {
    assertThat(data().bytes()).hasSize(50);
  }

  @Test
  void openingAllocatesLittleBesideTheCipher() {
    List<String> lines = cookie();
    long all = allocated(() -> new JsonSession(kit.carrier.load(lines).opened().get(0).envelope()));
    assertThat(all - ofCipher(Cipher.DECRYPT_MODE)).isBetween(500L, OPEN);
  }

  @Test
  void sealingAllocatesLittleBesideTheCipher() {
    Envelope envelope = kit.policy.begin(data(), Optional.empty());
    long all = allocated(() -> kit.carrier.send(envelope, Set.of()));
    assertThat(all - ofCipher(Cipher.ENCRYPT_MODE)).isBetween(500L, SEAL);
  }

  @Test
  void writingAMapIsNotReadAgain() {
    assertThat(allocated(() -> data())).isLessThan(WRITE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 60, 180})
  void headerOfManyCookiesAllocatesNoMoreThanOfOne(int cookies) {
    List<String> lines = List.of(others(cookies) + "__Host-session=abc");
    assertThat(allocated(() -> CookieHeader.read(lines, kit.slots::isSlot))).isLessThan(HEADER);
  }

  @Test
  void requestWithoutOurCookieAllocatesNextToNothing() {
    List<String> lines = List.of(others(60));
    assertThat(allocated(() -> request(lines).leave(200))).isLessThan(UNTOUCHED);
    assertThat(allocated(() -> ask(lines, false))).isLessThan(ANONYMOUS);
  }

  @Test
  void requestWithASessionAllocatesLittleBesideTheCipher() {
    List<String> lines = List.of(LoggedIn.cookie(auth, DATA));
    long all = allocated(() -> ask(lines, true));
    assertThat(all - ofCipher(Cipher.DECRYPT_MODE)).isBetween(500L, REQUEST);
  }

  /** Each key of the ring is looked at, and none is tried. */
  @Test
  void keysInTheRingAllocateNothing() {
    IntFunction<Long> of =
        keys -> {
          Sealer sealer =
              new Sealer(
                  Keys.ring(IntStream.range(0, keys).toArray()), "", "__Host-session", kit.clock);
          String value = sealer.seal(Sealer.SESSION_COOKIE, new byte[50], "");
          return allocated(() -> sealer.open(Sealer.SESSION_COOKIE, value, "", 0));
        };
    assertThat(of.apply(20)).isLessThan(of.apply(1) + 200);
  }

  /** A whole request that asks who is there. */
  private void ask(List<String> lines, boolean loggedIn) {
    RequestSession<?> request = request(lines);
    if (request.principal().isPresent() != loggedIn) {
      throw new AssertionError("logged in: " + !loggedIn);
    }
    request.leave(loggedIn ? 200 : 401);
  }

  private RequestSession<?> request(List<String> lines) {
    return auth.request(lines);
  }

  private static String others(int count) {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < count; i++) {
      header.append("cookie-").append(i).append("=value-").append(i).append("; ");
    }
    return header.toString();
  }

  /** The same bytes through Java's cipher and base64 alone. */
  private static long ofCipher(int mode) {
    try {
      byte[] message = new byte[SessionCodec.HEAD + 50];
      SecretKeySpec key = new SecretKeySpec(Keys.secret(1), "AES");
      GCMParameterSpec spec = new GCMParameterSpec(128, new byte[12]);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, spec);
      byte[] sealed = cipher.doFinal(message);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[146]);
      Object[] kept = {null, null};
      int[] nonce = {0};
      return allocated(
          () -> {
            try {
              byte[] other = {
                (byte) ++nonce[0], (byte) (nonce[0] >> 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
              };
              boolean opens = mode == Cipher.DECRYPT_MODE;
              cipher.init(mode, key, opens ? spec : new GCMParameterSpec(128, other));
              kept[0] = cipher.doFinal(opens ? sealed : message);
              kept[1] =
                  opens
                      ? Base64.getUrlDecoder().decode(text)
                      : Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[146]);
            } catch (GeneralSecurityException e) {
              throw new IllegalStateException(e);
            }
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The least of some calls, after classes are loaded and call sites linked. */
  private static long allocated(Runnable deed) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      deed.run();
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }
}
