package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody learns who reads the store: nothing that is of use. */
class AtRestTest {
  @Test
  void dumpShowsNoIdNoSecretNoSubjectAndNoPayload() {
    try (StoreKit kit = new StoreKit()) {
      Browser browser = kit.loggedIn("ann-the-canary");
      browser.post("/note", "note-the-canary");
      String dump =
          kit.store.rows.values().stream()
              .map(
                  row ->
                      row.key()
                          + " "
                          + row.subject()
                          + " "
                          + row.version()
                          + " "
                          + row.created()
                          + " "
                          + row.expires()
                          + " "
                          + row.content())
              .collect(Collectors.joining("\n"));
      byte[] id = kit.idIn(browser);
      for (byte[] secret :
          List.of(
              id,
              Keys.secret(7),
              "ann-the-canary".getBytes(StandardCharsets.UTF_8),
              "note-the-canary".getBytes(StandardCharsets.UTF_8),
              "user_id".getBytes(StandardCharsets.UTF_8))) {
        assertThat(spellings(dump)).noneMatch(text -> contains(text, secret));
        assertThat(dump).doesNotContain(HexFormat.of().formatHex(secret));
      }
    }
  }

  /** The dump as it is, and each of its words decoded. */
  private static List<byte[]> spellings(String dump) {
    List<byte[]> all =
        Arrays.stream(dump.split("[ \\[\\]\n]"))
            .filter(word -> word.matches("[A-Za-z0-9_-]{20,}"))
            .map(word -> Base64.getUrlDecoder().decode(word))
            .collect(Collectors.toList());
    all.add(dump.getBytes(StandardCharsets.UTF_8));
    return all;
  }

  private static boolean contains(byte[] text, byte[] part) {
    for (int at = 0; at + part.length <= text.length; at++) {
      if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  @Test // 128 random bits need no key, and a keyed hash would change with the ring
  void keyOfARowIsAHashOverALabelAndTheId() throws Exception {
    SessionId id = new SessionId(Arrays.copyOf(Keys.secret(1), 16));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update("io.github.jaxrssessions/store".getBytes(StandardCharsets.US_ASCII));
    sha256.update(id.bytes());
    assertThat(id.row())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()))
        .hasSize(43);
    assertThat(id.row()).doesNotContain(id.handle()).doesNotStartWith(id.handle().substring(0, 8));
  }

  @Test
  void subjectsNameDependsOnTheKeyTheApplicationAndTheCookie() {
    KeyRing ring = KeyRing.of(Keys.secret(1));
    String name = new SubjectNames(ring, "shop", "__Host-s").newest("ann");
    assertThat(name).hasSize(43);
    assertThat(
            List.of(
                new SubjectNames(ring, "shop", "__Host-s").newest("bob"),
                new SubjectNames(ring, "shop2", "__Host-s").newest("ann"),
                new SubjectNames(ring, "shop", "__Host-t").newest("ann"),
                new SubjectNames(KeyRing.of(Keys.secret(2)), "shop", "__Host-s").newest("ann")))
        .doesNotContain(name)
        .doesNotHaveDuplicates();
  }
}
