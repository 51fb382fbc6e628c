package io.github.jaxrssessions.benchmarks.micro;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Map;

/** Nimbus JOSE + JWT: an encrypted JWT, dir with A256GCM, its encrypter and decrypter kept. */
final class NimbusCookies implements Cookies.OfText<Map<String, Object>> {
  private final JWEHeader header = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
  private final DirectEncrypter encrypter;
  private final DirectDecrypter decrypter;

  NimbusCookies() {
    byte[] secret = OurCookies.secret();
    try {
      encrypter = new DirectEncrypter(secret);
      decrypter = new DirectDecrypter(secret);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, Object> content(Sample sample) {
    return sample.map();
  }

  @Override
  public String seal(Map<String, Object> content) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    content.forEach(claims::claim);
    EncryptedJWT jwt = new EncryptedJWT(header, claims.build());
    try {
      jwt.encrypt(encrypter);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, Object> open(String cookie) {
    try {
      EncryptedJWT jwt = EncryptedJWT.parse(cookie);
      jwt.decrypt(decrypter);
      return jwt.getJWTClaimsSet().getClaims();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
