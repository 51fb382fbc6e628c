package io.github.jaxrssessions.guides.migrating.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Signed tokens that name a user. */
// #region tokens
public class Tokens {
  private final byte[] secret;

  public Tokens(byte[] secret) {
    this.secret = secret.clone();
  }

  public String of(String user, Duration lifetime) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(user)
            .expirationTime(Date.from(Instant.now().plus(lifetime)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** Whose token it is; empty where it does not hold. */
  public Optional<String> user(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Date end = claims.getExpirationTime();
      boolean holds =
          token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
              && token.verify(new MACVerifier(secret))
              && end != null
              && end.toInstant().isAfter(Instant.now());
      return holds ? Optional.ofNullable(claims.getSubject()) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
// #endregion tokens
