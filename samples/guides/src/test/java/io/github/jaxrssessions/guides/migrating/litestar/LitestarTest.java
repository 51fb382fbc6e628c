package io.github.jaxrssessions.guides.migrating.litestar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.guides.Site;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The page "from Litestar". */
class LitestarTest {
  private static final byte[] SECRET =
      "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");

  private static Site site(Instant until) {
    return Site.of(
        new ResourceConfig(After.class)
            .register(
                Moved.settings(KeyRing.ephemeral(), SECRET, until)
                    .clock(() -> NOW)
                    .cookie(SessionCookie.insecureForLocalhost().withName("ours"))
                    .build()));
  }

  /** A cookie as Litestar makes it: nonce, AES-GCM, and its expiry in clear, but under the tag. */
  private static String cookie(String session, Instant expires) {
    String expiry = "{\"expires_at\":" + expires.getEpochSecond() + "}";
    byte[] aad = expiry.getBytes(StandardCharsets.US_ASCII);
    byte[] nonce = new byte[12];
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(aad);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(nonce);
      out.writeBytes(cipher.doFinal(session.getBytes(StandardCharsets.UTF_8)));
      out.writeBytes("additional_authenticated_data=".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(aad);
      return "session=" + Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  @Test
  void whoWasLoggedInThereIsLoggedInHere() {
    String theirs = cookie("{\"user_id\":\"1\"}", NOW.plus(Duration.ofDays(9)));
    try (Site site = site(NOW.plus(Duration.ofDays(30)))) {
      HttpResponse<String> first = site.visitor().get("user", "Cookie", theirs);
      assertThat(first.body()).isEqualTo("ali@example.com");
      assertThat(cookies(first)).anyMatch(line -> line.startsWith("session=; Max-Age=0"));
      String ours =
          cookies(first).stream()
              .filter(line -> line.startsWith("ours="))
              .map(line -> line.split(";")[0])
              .findFirst()
              .orElseThrow();
      assertThat(site.visitor().get("user", "Cookie", ours).statusCode()).isEqualTo(200);
      site.visitor().post("logout", "", "Cookie", ours);
      assertThat(site.visitor().get("user", "Cookie", ours).statusCode()).isEqualTo(401);
      assertThat(site.visitor().get("user", "Cookie", theirs).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void fromTheDateOnTheirCookiesAreNotRead() {
    String theirs = cookie("{\"user_id\":\"1\"}", NOW.plus(Duration.ofDays(9)));
    try (Site site = site(NOW)) {
      assertThat(site.visitor().get("user", "Cookie", theirs).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void settingsThatDifferAreGiven() {
    assertThat(Moved.named(SECRET, new byte[16], NOW)).asString().contains("shop");
  }
}
