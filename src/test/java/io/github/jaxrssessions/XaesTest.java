package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.aead.internal.XAesGcm;
import com.google.crypto.tink.util.SecretBytes;
import io.github.jaxrssessions.proof.Proof;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of c2sp.org/XAES-256-GCM, and agreement with Tink. */
class XaesTest {
  private static final int MESSAGES = 2000;
  private static final HexFormat HEX = HexFormat.of();

  /** The first key's doubling carries nothing out, the second's does. */
  @ParameterizedTest
  @CsvSource({
    "1, '', ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271",
    "3, c2sp.org/XAES-256-GCM, 986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"
  })
  void publishedVectorsHold(byte keyByte, String aad, String sealed) {
    byte[] key = new byte[32];
    Arrays.fill(key, keyByte);
    byte[] nonce = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");
    byte[] plain = ascii("XAES-256-GCM");
    assertThat(HEX.formatHex(seal(new Xaes(key), nonce, ascii(aad), plain))).isEqualTo(sealed);
    assertThat(open(new Xaes(key), nonce, ascii(aad), HEX.parseHex(sealed))).isEqualTo(plain);
  }

  @Test
  void shakeBeginsAsPublished() {
    assertThat(HEX.formatHex(new Shake128().read(16)))
        .isEqualTo("7f9c2ba4e88f827d616045507605853e");
  }

  /** All of so many inputs at once. */
  private static String accumulated(int inputs) {
    Shake128 input = new Shake128();
    Shake128 all = new Shake128();
    for (int i = 0; i < inputs; i++) {
      Xaes xaes = new Xaes(input.read(32));
      byte[] nonce = input.read(24);
      byte[] plain = input.read(input.read(1)[0] & 0xff);
      byte[] aad = input.read(input.read(1)[0] & 0xff);
      byte[] sealed = seal(xaes, nonce, aad, plain);
      assertThat(open(xaes, nonce, aad, sealed)).isEqualTo(plain);
      all.absorb(sealed);
    }
    return HEX.formatHex(all.read(32));
  }

  @Test
  void accumulatedVectorHolds() {
    assertThat(accumulated(10_000))
        .isEqualTo("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939");
    Proof.write("xaes", Map.of("accumulated", 10_000));
  }

  @Test
  @Tag("long")
  void accumulatedVectorOfAMillionHolds() {
    assertThat(accumulated(1_000_000))
        .isEqualTo("2163ae1445985a30b60585ee67daa55674df06901b890593e824b8a7c885ab15");
    Proof.write("xaes-long", Map.of("accumulated", 1_000_000));
  }

  @Test
  void tinkOpensOursAndWeOpenTheirs() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < MESSAGES; i++) {
      byte[] key = bytes(random, 32);
      byte[] plain = bytes(random, random.nextInt(2000));
      byte[] aad = bytes(random, random.nextInt(100));
      Aead theirs = tink(key);
      Xaes ours = new Xaes(key);
      byte[] nonce = bytes(random, 24);
      byte[] sealed = seal(ours, nonce, aad, plain);
      byte[] message = ByteBuffer.allocate(24 + sealed.length).put(nonce).put(sealed).array();
      assertThat(theirs.decrypt(message, aad)).isEqualTo(plain);
      byte[] other = theirs.encrypt(plain, aad);
      byte[] rest = Arrays.copyOfRange(other, 24, other.length);
      assertThat(open(ours, Arrays.copyOf(other, 24), aad, rest)).isEqualTo(plain);
    }
    Proof.write("tink", Map.of("messages", MESSAGES));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 24, 31, 33, 64})
  void keysOfAnotherLengthAreRefused(int length) {
    assertThatThrownBy(() -> new Xaes(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes, not " + length);
  }

  /** Tink with 192 bits of nonce: 12 bytes of "salt", then 12 of IV, and no prefix before them. */
  static Aead tink(byte[] key) throws GeneralSecurityException {
    XAesGcmParameters parameters =
        XAesGcmParameters.create(XAesGcmParameters.Variant.NO_PREFIX, 12);
    SecretBytes secret = SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
    return XAesGcm.create(XAesGcmKey.create(parameters, secret, null));
  }

  private static byte[] seal(Xaes xaes, byte[] nonce, byte[] aad, byte[] plain) {
    byte[] out = new byte[plain.length + GcmKey.TAG_LENGTH];
    xaes.derive(nonce).seal(nonce, 12, aad, plain, out, 0);
    return out;
  }

  private static byte[] open(Xaes xaes, byte[] nonce, byte[] aad, byte[] sealed) {
    return xaes.derive(nonce).open(nonce, 12, aad, sealed, 0).orElseThrow();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
