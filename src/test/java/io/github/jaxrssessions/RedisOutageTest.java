package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.store.Redis;
import io.github.jaxrssessions.store.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A real Redis that goes away under a real application, and comes back. */
class RedisOutageTest {

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.setCookies()).isEmpty();
  }

  @Test
  void redisThatIsAwayIsA503UntilItIsBackAndNobodyIsLoggedOut() {
    try (RedisServer server = RedisServer.with("--appendonly", "yes", "--appendfsync", "always");
        Redis redis = Redis.builder(server.uri()).timeout(Duration.ofSeconds(2)).connect();
        TestServer application =
            TestServer.start(
                Accounts.class,
                Accounts.plain(KeyRing.ephemeral())
                    .store(redis.sessions())
                    .revocations(redis.revocations())
                    .build())) {
      Browser browser = application.browser();
      assertThat(browser.post("/login/ann", "").status()).isEqualTo(200);
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      server.kill();
      assertAway(browser);
      server.start();
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      server.freeze();
      assertUnavailable(browser.get("/me"));
      assertUnavailable(browser.post("/logout", ""));
      server.thaw();
      // The connection that said nothing was let go, and the next is made by the next request.
      assertThat(browser.get("/me").body()).isEqualTo("ann");
      assertThat(browser.post("/logout", "").status()).isLessThan(300);
      assertThat(browser.get("/me").status()).isEqualTo(401);
    }
  }

  private static void assertAway(Browser browser) {
    assertUnavailable(browser.get("/me"));
    assertUnavailable(browser.post("/login/bob", ""));
    assertUnavailable(browser.post("/logout", ""));
    assertUnavailable(browser.get("/me"));
  }
}
