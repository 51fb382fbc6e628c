package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jaxrssessions.CrossOriginGuard.Headers;
import io.github.jaxrssessions.CrossOriginGuard.Mode;
import io.github.jaxrssessions.contract.RawHttp;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of decisions beside Go's: the guard alone, and a server asked over HTTP. */
class CrossOriginTableTest {
  private static final List<String> TRUSTED = List.of("https://trusted.example");
  private static final List<String> PATHS = List.of("/callback", "/a/callback/");
  private static TestServer server;

  /** Takes any request at any path. */
  @Path("{any:.*}")
  @PermitAll
  public static final class Open {
    @GET
    public String get() {
      return "got";
    }

    @POST
    public String post() {
      return "posted";
    }

    @PUT
    public String put() {
      return "put";
    }

    @PATCH
    public String patch() {
      return "patched";
    }

    @DELETE
    public String delete() {
      return "deleted";
    }
  }

  /** A row of the table. */
  record Row(
      String method,
      String site,
      String origin,
      String path,
      boolean refusedByGo,
      boolean refused,
      String because) {

    static Row read(String line) {
      String[] cells = line.split("\\|", -1);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      return new Row(
          cells[0],
          cells[1],
          cells[2],
          cells[3],
          cells[4].equals("yes"),
          cells[5].equals("yes"),
          cells[6]);
    }

    /** Its origin, where the server is. */
    String origin(String authority) {
      return origin.replace("HERE", "https://" + authority);
    }
  }

  static Stream<Row> rows() {
    try (InputStream file = CrossOriginTableTest.class.getResourceAsStream("/cross-origin.csv")) {
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines().filter(line -> !line.startsWith("#")).map(Row::read).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void start() {
    SessionAuth<?> auth =
        Accounts.auth()
            .trustedOrigins(TRUSTED.toArray(String[]::new))
            .crossOriginPaths(PATHS.toArray(String[]::new))
            .build();
    server = TestServer.start(Open.class, auth);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void guardDecidesAsTheTableSays(Row row) {
    CrossOriginGuard guard =
        new CrossOriginGuard(Mode.ENFORCE, TRUSTED, PATHS, new Events(List.of()));
    Headers headers =
        new Headers(
            values(row.site()), values(row.origin("shop.example")), List.of("shop.example"));
    assertThat(guard.refuses(row.method(), row.path(), headers)).isEqualTo(row.refused());
  }

  private static List<String> values(String cell) {
    return cell.equals("-") ? List.of() : List.of(cell);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void serverAnswersAsTheTableSays(Row row) {
    List<String> headers = new ArrayList<>();
    if (!row.site().equals("-")) {
      headers.add("Sec-Fetch-Site: " + row.site());
    }
    if (!row.origin().equals("-")) {
      headers.add("Origin: " + row.origin(server.uri().getAuthority()));
    }
    int status =
        RawHttp.send(server.uri(), row.method(), row.path(), headers.toArray(String[]::new))
            .status();
    assertThat(status == 403).as("%s", status).isEqualTo(row.refused());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whereWeDecideOtherwiseWeAreStricterAndSayWhy(Row row) {
    assertThat(row.because().isEmpty()).isEqualTo(row.refused() == row.refusedByGo());
    assertThat(row.refused() || !row.refusedByGo()).isTrue();
  }

  @Test
  void tableHasEachDecision() {
    assertThat(rows().filter(Row::refused).count()).isGreaterThan(20);
    assertThat(rows().filter(row -> !row.refused()).count()).isGreaterThan(15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example:8080",
        "http://shop.example",
        "http://[::1]:8080",
        "http://127.0.0.1"
      })
  void originThatBrowsersSendCanBeTrusted(String origin) {
    CrossOriginGuard.checkOrigin(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ex ample.com", "//shop.example", "https:///", "://shop.example"})
  void whatIsNoOriginCannot(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossOriginGuard.checkOrigin(origin))
        .withMessageContaining(origin);
  }
}
