package io.github.jaxrssessions.benchmarks.micro;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Tink's AES-256-GCM, with the base64url that a cookie needs around it. */
final class TinkCookies implements Cookies.OfText<byte[]> {
  private static final byte[] NO_CONTEXT = new byte[0];
  private final AesGcmJce aead;

  TinkCookies() {
    try {
      aead = new AesGcmJce(OurCookies.secret());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] content(Sample sample) {
    return sample.json();
  }

  @Override
  public String seal(byte[] content) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(aead.encrypt(content, NO_CONTEXT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] open(String cookie) {
    try {
      return aead.decrypt(Base64.getUrlDecoder().decode(cookie), NO_CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
