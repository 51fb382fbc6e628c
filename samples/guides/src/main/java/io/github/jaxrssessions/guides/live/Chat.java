package io.github.jaxrssessions.guides.live;

import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.guides.User;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A WebSocket for who is logged in. */
// #region endpoint
@ServerEndpoint(value = "/chat", configurator = Chat.Handshake.class)
public final class Chat {

  /** Keeps the handshake's headers: they say who it is, now and later. */
  public static final class Handshake extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse answer) {
      config.getUserProperties().put("headers", Map.copyOf(request.getHeaders()));
    }
  }

  @OnOpen
  public void open(Session socket) throws IOException {
    if (user(socket).isEmpty()) {
      close(socket);
    }
  }

  @OnMessage
  public void message(String text, Session socket) throws IOException {
    Optional<User> user = user(socket); // asked again: the session may have ended
    if (user.isEmpty()) {
      close(socket);
      return;
    }
    socket.getBasicRemote().sendText(user.get().email() + ": " + text);
  }

  @SuppressWarnings("unchecked")
  private static Optional<User> user(Session socket) {
    var headers = (Map<String, List<String>>) socket.getUserProperties().get("headers");
    return auth().authenticate(headers).map(principal -> principal.user());
  }

  private static void close(Session socket) throws IOException {
    socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "Log in"));
  }

  // #endregion endpoint

  private static SessionAuth<User> auth() {
    return Live.auth();
  }
}
