package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String LONG_SECRET = run(0x00, 0x4f);
  private static final String LONG_SALT = run(0x60, 0xaf);
  private static final String LONG_LABEL = run(0xb0, 0xff);

  @Test
  void rfc5869Case1Holds() {
    agrees(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void rfc5869Case2OfLongInputsHolds() {
    agrees(
        LONG_SECRET,
        LONG_SALT,
        LONG_LABEL,
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  void rfc5869Case3WithoutSaltAndLabelHolds() {
    agrees(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "",
        "",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  private static void agrees(String secret, String salt, String label, String prk, String out) {
    byte[] extracted = Hkdf.extract(HEX.parseHex(salt), HEX.parseHex(secret));
    assertThat(HEX.formatHex(extracted)).isEqualTo(prk);
    assertThat(HEX.formatHex(Hkdf.expand(extracted, HEX.parseHex(label), out.length() / 2)))
        .isEqualTo(out);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 31, 32, 33, 64, 255 * 32})
  void eachLengthIsAsTinkHasIt(int length) throws Exception {
    Random random = new Random(length);
    byte[] secret = new byte[24];
    byte[] salt = new byte[26];
    random.nextBytes(secret);
    random.nextBytes(salt);
    byte[] theirs =
        com.google.crypto.tink.subtle.Hkdf.computeHkdf(
            "HMACSHA256", secret, salt, new byte[] {'e', 'n', 'c'}, length);
    assertThat(Hkdf.expand(Hkdf.extract(salt, secret), "enc", length)).isEqualTo(theirs);
  }

  @Test
  void moreThan255BlocksAreRefused() {
    assertThatThrownBy(() -> Hkdf.expand(new byte[32], "enc", 255 * 32 + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8160");
  }

  /** Computed apart from this code, with Python's hmac: no release may change them. */
  @ParameterizedTest
  @CsvSource({
    "000102030405060708090a0b0c0d0e0f, 650e8e8a60f781ecf0ece318a48ddc11",
    "000102030405060708090a0b0c0d0e0f1011121314151617, bd3a56acda7802a1af749959fe9d65e1",
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f, 805a5dae038c5ef70072cc7e2bd0eacd"
  })
  void keyIdsNeverChange(String secret, String id) {
    assertThat(HEX.formatHex(new SealingKey(HEX.parseHex(secret)).id())).isEqualTo(id);
  }

  @Test
  void subkeysOfOneSecretDiffer() {
    byte[] prk = Hkdf.extract(new byte[] {1}, HEX.parseHex(LONG_SECRET));
    byte[] enc = Hkdf.expand(prk, "enc", 32);
    byte[] kid = Hkdf.expand(prk, "kid", 16);
    assertThat(Arrays.copyOf(enc, 16)).isNotEqualTo(kid);
  }

  private static String run(int from, int to) {
    StringBuilder hex = new StringBuilder();
    for (int b = from; b <= to; b++) {
      hex.append(HEX.toHexDigits((byte) b));
    }
    return hex.toString();
  }
}
