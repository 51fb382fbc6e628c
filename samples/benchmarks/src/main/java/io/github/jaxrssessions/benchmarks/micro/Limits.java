package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What no cookie can be cheaper than: Java's AES-256-GCM with one key and one cipher that is kept,
 * without random numbers and without any question asked; then the same with base64url around it,
 * with Jackson around that, and with what our format adds. For one thread.
 */
final class Limits {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private Limits() {}

  /** Bytes to bytes. */
  static final class Raw implements Cookies<byte[], byte[]> {
    private final SecretKeySpec key = new SecretKeySpec(OurCookies.secret(), "AES");
    private final Cipher sealing = cipher();
    private final Cipher opening = cipher();
    private long count;

    private static Cipher cipher() {
      try {
        return Cipher.getInstance("AES/GCM/NoPadding");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public byte[] content(Sample sample) {
      return sample.json();
    }

    @Override
    public byte[] seal(byte[] plain) {
      try {
        byte[] out = new byte[NONCE + plain.length + TAG];
        ByteBuffer.wrap(out).putLong(++count);
        sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, out, 0, NONCE));
        sealing.doFinal(plain, 0, plain.length, out, NONCE);
        return out;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public byte[] open(byte[] sealed) {
      try {
        opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
        return opening.doFinal(sealed, NONCE, sealed.length - NONCE);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int length(byte[] cookie) {
      return cookie.length;
    }
  }

  /** The same as text. */
  static final class Text implements Cookies.OfText<byte[]> {
    private final Raw raw = new Raw();

    @Override
    public byte[] content(Sample sample) {
      return sample.json();
    }

    @Override
    public String seal(byte[] plain) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(raw.seal(plain));
    }

    @Override
    public byte[] open(String cookie) {
      return raw.open(Base64.getUrlDecoder().decode(cookie));
    }
  }

  /** An object as text: Jackson with its reader and writer made beforehand. */
  static final class Json<C> implements Cookies.OfText<C> {
    private final Text text = new Text();
    private final Function<Sample, C> content;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private Json(Class<?> type, Function<Sample, C> content) {
      ObjectMapper mapper = new ObjectMapper();
      this.content = content;
      this.reader = mapper.readerFor(type);
      this.writer = mapper.writerFor(type);
    }

    static Json<Map<String, Object>> map() {
      return new Json<>(LinkedHashMap.class, Sample::map);
    }

    static Json<Object> ofRecord(int size) {
      return new Json<>(Sample.type(size), Sample::data);
    }

    @Override
    public C content(Sample sample) {
      return content.apply(sample);
    }

    @Override
    public String seal(C data) {
      return text.seal(write(data));
    }

    @Override
    public C open(String cookie) {
      return read(text.open(cookie), 0);
    }

    byte[] write(C data) {
      try {
        return writer.writeValueAsBytes(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    C read(byte[] bytes, int from) {
      try {
        return reader.readValue(bytes, from, bytes.length - from);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A map in bytes of the shape of ours, under a random nonce; nothing in them is looked at. */
  static final class Format implements Cookies.OfText<Map<String, Object>> {
    private static final int FRONT = 41; // a version, the key's id, the nonce
    private static final int TIMES = 39; // and the session's id
    private static final int BOUND = 36; // additional data

    private final Json<Map<String, Object>> json = Json.map();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(OurCookies.secret(), "AES");
    private final Cipher sealing = Raw.cipher();
    private final Cipher opening = Raw.cipher();
    private final byte[] bound = new byte[BOUND];

    @Override
    public Map<String, Object> content(Sample sample) {
      return json.content(sample);
    }

    @Override
    public String seal(Map<String, Object> data) {
      byte[] written = json.write(data);
      byte[] plain = new byte[TIMES + written.length];
      System.arraycopy(written, 0, plain, TIMES, written.length);
      byte[] nonce = new byte[NONCE];
      random.nextBytes(nonce);
      byte[] out = new byte[FRONT + plain.length + TAG];
      System.arraycopy(nonce, 0, out, FRONT - NONCE, NONCE);
      try {
        sealing.init(Cipher.ENCRYPT_MODE, key, spec(out));
        sealing.updateAAD(bound);
        sealing.doFinal(plain, 0, plain.length, out, FRONT);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(out);
    }

    @Override
    public Map<String, Object> open(String cookie) {
      byte[] sealed = Base64.getUrlDecoder().decode(cookie);
      try {
        opening.init(Cipher.DECRYPT_MODE, key, spec(sealed));
        opening.updateAAD(bound);
        return json.read(opening.doFinal(sealed, FRONT, sealed.length - FRONT), TIMES);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static GCMParameterSpec spec(byte[] bytes) {
      return new GCMParameterSpec(TAG * 8, bytes, FRONT - NONCE, NONCE);
    }
  }
}
