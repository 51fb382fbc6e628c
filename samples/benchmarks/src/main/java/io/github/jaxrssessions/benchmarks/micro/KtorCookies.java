package io.github.jaxrssessions.benchmarks.micro;

import io.ktor.server.sessions.SessionTransportTransformerEncrypt;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** Ktor's encrypted session: AES-CBC, then HMAC-SHA256, as its documentation sets it up. */
final class KtorCookies implements Cookies.OfText<String> {
  private static final int AES = 16;
  private final SecureRandom random = new SecureRandom();
  private final SessionTransportTransformerEncrypt transformer =
      new SessionTransportTransformerEncrypt(
          new SecretKeySpec(Arrays.copyOf(OurCookies.secret(), AES), "AES"),
          new SecretKeySpec(OurCookies.secret(), "HmacSHA256"),
          this::iv,
          "AES",
          "HmacSHA256",
          false);

  /** What Ktor draws by itself: so many random bytes. */
  private byte[] iv(int size) {
    byte[] iv = new byte[size];
    random.nextBytes(iv);
    return iv;
  }

  @Override
  public String content(Sample sample) {
    return sample.text();
  }

  @Override
  public String seal(String content) {
    return transformer.transformWrite(content);
  }

  @Override
  public String open(String cookie) {
    return transformer.transformRead(cookie);
  }
}
