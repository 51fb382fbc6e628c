package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionCarrier.Kept;
import io.github.jaxrssessions.contract.Browser;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P12: what stands in the store is believed no more than what stands in a cookie. */
class BrokenRecordTest {
  private final StoreKit kit = new StoreKit();
  private final Browser browser = kit.loggedIn("ann");
  private final StoredSession row = kit.row();

  @AfterEach
  void stop() {
    kit.close();
  }

  private void assertDeletedAndReportedOnce() {
    kit.refusals();
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 1, "delete", 1));
    assertThat(kit.refusals()).containsExactly(Refusal.BROKEN_RECORD);
    assertThat(kit.store.find(row.key())).isEmpty();
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(kit.refusals()).containsExactly(Refusal.NOT_STORED);
  }

  private Sealer sealer() {
    return new Sealer(kit.keys, "", kit.auth.cookie().name(), kit.clock);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 100, 150})
  void changedRecordIsDeletedAndReportedOnce(int at) {
    char[] content = row.content().toCharArray();
    content[at] = content[at] == 'A' ? 'B' : 'A';
    kit.write(row, new String(content));
    assertDeletedAndReportedOnce();
  }

  @Test
  void shortenedRecordIsDeletedAndReportedOnce() {
    kit.write(row, row.content().substring(0, 40));
    assertDeletedAndReportedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "no base64 at all, and longer than a header is"})
  void contentThatIsNoRecordIsDeletedAndReportedOnce(String content) {
    kit.write(row, content);
    assertDeletedAndReportedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"a\":1,\"a\":2}"})
  void recordWhoseJsonFailsIsDeletedAndReportedOnce(String json) {
    byte[] plain =
        SessionCodec.encode(
            new Envelope(
                false,
                false,
                1,
                1,
                1,
                1,
                new SessionId(new byte[16]),
                new JsonData(json.getBytes(StandardCharsets.UTF_8), 0, Map.of())),
            Kept.STORED);
    kit.write(row, sealer().seal(Sealer.STORED_RECORD, plain, row.key()));
    assertDeletedAndReportedOnce();
  }

  @Test // bound to its row: who can write the store cannot become another user
  void contentOfAnotherRowIsRefused() {
    kit.loggedIn("bob");
    StoredSession bobs =
        kit.store.rows.values().stream()
            .filter(other -> !other.key().equals(row.key()))
            .findFirst()
            .orElseThrow();
    kit.write(row, bobs.content());
    assertDeletedAndReportedOnce();
  }

  @Test // P20
  void valueOfACookieIsNoRecord() {
    kit.write(row, browser.jar().values().iterator().next());
    assertDeletedAndReportedOnce();
  }

  @Test // P21
  void everyRefusalOfAStoreAnswersLikeNoCookieAtAll() {
    Browser.Reply plain = kit.browser().get("/me");
    kit.write(row, "broken");
    assertSame(browser.get("/me"), plain); // broken
    assertSame(browser.get("/me"), plain); // not stored
  }

  private static void assertSame(Browser.Reply reply, Browser.Reply plain) {
    assertThat(reply.status()).isEqualTo(plain.status());
    assertThat(reply.body()).isEqualTo(plain.body());
    assertThat(reply.setCookies()).isEmpty();
    assertThat(reply.headers().keySet()).isEqualTo(plain.headers().keySet());
    assertThat(reply.header("Vary")).isEqualTo(plain.header("Vary"));
    assertThat(reply.header("Cache-Control")).isEqualTo(plain.header("Cache-Control"));
  }

  @Test
  void recordOfAnUnknownKeyIsLeftAlone() {
    Sealer other = new Sealer(KeyRing.of(Keys.secret(9)), "", kit.auth.cookie().name(), kit.clock);
    String content = other.seal(Sealer.STORED_RECORD, new byte[80], row.key());
    kit.write(row, content);
    assertLeftAlone(content, Refusal.UNKNOWN_KEY);
  }

  @Test
  void recordOfAnUnknownVersionIsLeftAlone() {
    String content = "B" + row.content().substring(1);
    kit.write(row, content);
    assertLeftAlone(content, Refusal.UNKNOWN_VERSION);
  }

  private void assertLeftAlone(String content, Refusal why) {
    kit.refusals();
    assertThat(browser.get("/me").status()).isEqualTo(401);
    assertThat(browser.post("/note", "x").status()).isEqualTo(401);
    assertThat(kit.store.calls()).isEqualTo(Map.of("find", 2));
    assertThat(kit.refusals()).containsExactly(why, why);
    assertThat(kit.store.find(row.key()).orElseThrow().content()).isEqualTo(content);
    browser.post("/logout", ""); // whose cookie it is may end it all the same
    assertThat(kit.store.find(row.key())).isEmpty();
  }
}
