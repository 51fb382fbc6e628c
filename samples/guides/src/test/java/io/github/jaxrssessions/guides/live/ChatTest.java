package io.github.jaxrssessions.guides.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the guide says about WebSockets, on Tyrus. */
class ChatTest {
  private static Server server;
  private static URI address;

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server = new Server("127.0.0.1", port, "/", Map.of(), Chat.class, Watched.class);
    server.start();
    address = URI.create("ws://127.0.0.1:" + port + "/chat");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  /** Remembers what each handshake was given. */
  @ServerEndpoint(value = "/watched", configurator = Watched.Handshake.class)
  public static final class Watched {
    private static final Set<Object> GIVEN = Collections.newSetFromMap(new IdentityHashMap<>());

    /** As the chat's. */
    public static final class Handshake extends ServerEndpointConfig.Configurator {
      @Override
      public void modifyHandshake(
          ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse answer) {
        synchronized (GIVEN) {
          GIVEN.add(config.getUserProperties());
        }
      }
    }
  }

  /** What comes: texts, and the code of a close. */
  private static final class Heard implements WebSocket.Listener {
    private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      all.add(text.toString());
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      all.add("closed " + code);
      return null;
    }

    String next() throws InterruptedException {
      return all.poll(20, TimeUnit.SECONDS);
    }
  }

  private static WebSocket connect(Heard heard, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder.buildAsync(address, heard).join();
  }

  private static String login() {
    return LoggedIn.cookie(Live.auth(), Map.of("user_id", "1"));
  }

  @Test
  void userIsKnownToTheSocket() throws Exception {
    Heard heard = new Heard();
    WebSocket socket = connect(heard, "Cookie", login());
    socket.sendText("hi", true).join();
    assertThat(heard.next()).isEqualTo("ali@example.com: hi");
    socket.abort();
  }

  /** Or of two handshakes at a time one could get the other's user. */
  @Test
  void eachHandshakeHasPropertiesOfItsOwn() {
    for (int i = 0; i < 3; i++) {
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(address.resolve("/watched"), new Heard())
          .join()
          .abort();
    }
    assertThat(Watched.GIVEN).hasSize(3);
  }

  @Test
  void nobodyIsSentAway() throws Exception {
    Heard heard = new Heard();
    connect(heard);
    assertThat(heard.next()).isEqualTo("closed 1008");
  }

  @Test
  void pageOfAnotherOriginIsSentAway() throws Exception {
    Heard heard = new Heard();
    connect(heard, "Cookie", login(), "Origin", "https://evil.example");
    assertThat(heard.next()).isEqualTo("closed 1008");
  }

  @Test
  void pageOfTheSiteItselfIsLetIn() throws Exception {
    Heard heard = new Heard();
    String origin = "http://127.0.0.1:" + address.getPort();
    WebSocket socket = connect(heard, "Cookie", login(), "Origin", origin);
    socket.sendText("hi", true).join();
    assertThat(heard.next()).isEqualTo("ali@example.com: hi");
    socket.abort();
  }

  @Test
  void endedSessionIsSeenAtTheNextMessageAndNotBefore() throws Exception {
    Heard heard = new Heard();
    SessionAuth<?> auth = Live.auth();
    WebSocket socket = connect(heard, "Cookie", LoggedIn.cookie(auth, Map.of("user_id", "2")));
    socket.sendText("one", true).join();
    assertThat(heard.next()).isEqualTo("bea@example.com: one");
    auth.endAll("2");
    assertThat(heard.all).isEmpty(); // the socket itself knows nothing of it
    socket.sendText("two", true).join();
    assertThat(heard.next()).isEqualTo("closed 1008");
  }
}
