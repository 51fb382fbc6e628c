package io.github.jaxrssessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Cookies that Litestar made, and more of their kind. */
record LitestarVector(
    String name,
    String secretHex,
    Duration maxAge,
    Instant sealedAt,
    JsonNode session,
    Map<String, String> cookies) {
  static final Instant END = Instant.parse("2100-06-01T00:00:00Z");

  static List<LitestarVector> all() {
    try (InputStream file = LitestarVector.class.getResourceAsStream("/litestar-cookies.json")) {
      List<LitestarVector> vectors = new ArrayList<>();
      new ObjectMapper().readTree(file).get("vectors").forEach(v -> vectors.add(read(v)));
      return vectors;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static LitestarVector starting(String name) {
    return all().stream().filter(v -> v.name().startsWith(name)).findFirst().orElseThrow();
  }

  private static LitestarVector read(JsonNode v) {
    Map<String, String> cookies = new LinkedHashMap<>();
    v.get("cookies").forEach(c -> cookies.put(c.get(0).asText(), c.get(1).asText()));
    return new LitestarVector(
        v.get("name").asText(),
        v.get("secret_hex").asText(),
        Duration.ofSeconds(v.get("max_age").asLong()),
        Instant.ofEpochSecond(v.get("sealed_at").asLong()),
        v.get("session"),
        cookies);
  }

  byte[] secret() {
    return HexFormat.of().parseHex(secretHex);
  }

  Instant expiresAt() {
    return sealedAt.plus(maxAge);
  }

  /** The settings that read it. */
  LitestarCookies settings() {
    String first = cookies.keySet().iterator().next();
    return LitestarCookies.until(END, secret())
        .withName(first.replaceFirst("-0$", ""))
        .withMaxAge(maxAge);
  }

  /** As Litestar seals: any plaintext under any additional data. */
  static String seal(byte[] secret, String plain, String aad) {
    try {
      byte[] nonce = new byte[12];
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] end = ("additional_authenticated_data=" + aad).getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[nonce.length + sealed.length + end.length];
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      System.arraycopy(end, 0, all, nonce.length + sealed.length, end.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String seal(byte[] secret, String plain, Instant expires) {
    return seal(secret, plain, "{\"expires_at\":" + expires.getEpochSecond() + "}");
  }

  @Override
  public String toString() {
    return name;
  }
}
