package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.jaxrssessions.contract.Browser.Reply;
import io.github.jaxrssessions.contract.RawHttp;
import io.github.jaxrssessions.testing.MovableClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Whole requests of a fuzzer's to a running server. */
class AnyRequestTest {
  private static final CarrierKit KIT = new CarrierKit();
  private static final String GOOD = KIT.value(KIT.session(30));
  private static @Nullable TestServer server;

  /** Protected at any path, but where one is said to be public. */
  @Path("all/{any:.*}")
  public static final class Everywhere {
    @GET
    public String get() {
      return "in";
    }
  }

  private static TestServer server() {
    if (server == null) {
      SessionAuth<?> auth =
          Accounts.plain(CarrierKit.KEYS)
              .clock(MovableClock.at(CarrierKit.START))
              .publicPaths("/all/open/**", "/all/one")
              .build();
      server = TestServer.start(Accounts.class, Everywhere.class, auth);
    }
    return server;
  }

  @AfterAll
  static void stop() {
    FuzzedInputs.write();
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Nobody is logged in, and nothing of it is a 5xx. */
  @FuzzTest(maxDuration = "10m")
  void wholeRequests(FuzzedDataProvider data) {
    FuzzedInputs.count("wholeRequests");
    String method = data.pickValue(new String[] {"GET", "POST", "PUT", "HEAD", "OPTIONS"});
    String path = data.pickValue(new String[] {"/me", "/maybe", "/note", "/login/x", "/logout"});
    String cookie = FuzzedInputs.withPieces(data, KIT.cookie.name(), GOOD);
    String origin = FuzzedInputs.printable(data.consumeString(40));
    String site = FuzzedInputs.printable(data.consumeString(20));
    List<String> headers = new ArrayList<>();
    headers.add("Cookie: " + FuzzedInputs.printable(cookie).replace(GOOD, "GOOD"));
    if (!origin.isEmpty()) {
      headers.add("Origin: " + origin);
    }
    if (!site.isEmpty()) {
      headers.add("Sec-Fetch-Site: " + site);
    }
    Reply reply = RawHttp.send(server().uri(), method, path, headers.toArray(String[]::new));
    assertThat(reply.status()).isLessThan(500);
    boolean foreign = !origin.isEmpty() || !site.isEmpty();
    if (path.equals("/me") && method.equals("GET")) {
      assertThat(reply.status()).isEqualTo(401);
    }
    if (path.equals("/maybe") && method.equals("GET")) {
      assertThat(reply.body()).isEqualTo("-");
    }
    if (path.equals("/login/x") && method.equals("POST")) {
      assertThat(reply.setCookies().isEmpty()).isEqualTo(reply.status() != 200);
      assertThat(foreign || reply.status() == 200).isTrue();
    }
  }

  private static final Pattern OPEN = Pattern.compile("/all/(?:open(?:/.*)?|one/?)");

  private static boolean isUri(String target) {
    try {
      return !new URI(target).isOpaque();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** P17: only what is spelled as a public path is open, or as the runtime spells the same. */
  @FuzzTest(maxDuration = "10m")
  void pathsOfARequest(FuzzedDataProvider data) {
    FuzzedInputs.count("pathsOfARequest");
    String[] pieces = {
      "/open", "/one", "/", "..", ".", ";", "%2f", "%2e", "%5c", "\\", "?", "%00", "%", ";a=b", "o"
    };
    StringBuilder path = new StringBuilder("/all");
    for (int i = data.consumeInt(0, 9); i > 0; i--) {
      path.append(data.consumeBoolean() ? data.pickValue(pieces) : data.consumeAsciiString(9));
    }
    String target = FuzzedInputs.printable(path.toString()).replaceAll("[\\s#]", "_");
    Reply reply = RawHttp.get(server().uri(), target);
    // What is no URI a server may answer as it likes, before us.
    assertThat(reply.status() < 500 || !isUri(target)).isTrue();
    if (reply.status() == 200) {
      String plain = decoded(target.replaceFirst("\\?.*", "").replaceAll(";[^/]*", ""));
      assertThat(plain).matches(OPEN).doesNotContain("//", "\\");
      assertThat(List.of(plain.split("/", -1))).doesNotContain("..", ".");
    }
  }

  /** Once, as a server does. */
  private static String decoded(String path) {
    return Pattern.compile("%([0-9a-fA-F]{2})")
        .matcher(path)
        .replaceAll(
            m ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }
}
