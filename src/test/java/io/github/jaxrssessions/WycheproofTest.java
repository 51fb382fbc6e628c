package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.proof.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's vectors of what the sealing is made of. */
class WycheproofTest {

  private static Stream<JsonNode> read(String file) throws IOException {
    try (InputStream in = WycheproofTest.class.getResourceAsStream("/wycheproof/" + file)) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in, file));
      return StreamSupport.stream(all.spliterator(), false);
    }
  }

  static Stream<JsonNode> hkdf() throws IOException {
    return read("hkdf_sha256.json");
  }

  static Stream<JsonNode> gcm() throws IOException {
    return read("aes_gcm_256.json");
  }

  private static byte[] bytes(JsonNode test, String name) {
    return HexFormat.of().parseHex(test.get(name).asText());
  }

  @Test
  void noVectorIsMissing() throws IOException {
    assertThat(hkdf()).hasSize(86);
    assertThat(gcm()).hasSize(66);
    Proof.write("wycheproof", Map.of("hkdf", hkdf().count(), "aesGcm", gcm().count()));
  }

  @ParameterizedTest
  @MethodSource("hkdf")
  void hkdfHolds(JsonNode test) {
    byte[] prk = Hkdf.extract(bytes(test, "salt"), bytes(test, "ikm"));
    int size = test.get("size").asInt();

    if (test.get("result").asText().equals("valid")) {
      assertThat(Hkdf.expand(prk, bytes(test, "info"), size)).isEqualTo(bytes(test, "okm"));
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Hkdf.expand(prk, bytes(test, "info"), size))
          .withMessageContaining("not " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("gcm")
  void aesGcmHolds(JsonNode test) {
    GcmKey key = new GcmKey(bytes(test, "key"));
    byte[] plain = bytes(test, "msg");
    byte[] sealed = HexFormat.of().parseHex(test.get("ct").asText() + test.get("tag").asText());
    boolean valid = test.get("result").asText().equals("valid");

    Optional<byte[]> opened = key.open(bytes(test, "iv"), 0, bytes(test, "aad"), sealed, 0);

    assertThat(opened.isPresent()).isEqualTo(valid);
    byte[] ours = new byte[plain.length + GcmKey.TAG_LENGTH];
    key.seal(bytes(test, "iv"), 0, bytes(test, "aad"), plain, ours, 0);
    if (valid) {
      assertThat(opened.orElseThrow()).isEqualTo(plain);
      assertThat(ours).isEqualTo(sealed);
    } else {
      assertThat(ours).isNotEqualTo(sealed);
    }
  }
}
