package io.github.jaxrssessions.benchmarks.micro;

import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** JJWT: an encrypted JWT, dir with A256GCM, its parser kept. */
final class JjwtCookies implements Cookies.OfText<Map<String, Object>> {
  private final SecretKey key = new SecretKeySpec(OurCookies.secret(), "AES");
  private final JwtParser parser = Jwts.parser().decryptWith(key).build();

  @Override
  public Map<String, Object> content(Sample sample) {
    return sample.map();
  }

  @Override
  public String seal(Map<String, Object> content) {
    return Jwts.builder().claims(content).encryptWith(key, Jwts.ENC.A256GCM).compact();
  }

  @Override
  public Map<String, Object> open(String cookie) {
    return parser.parseEncryptedClaims(cookie).getPayload();
  }
}
