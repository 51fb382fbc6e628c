package io.github.jaxrssessions.guides.migrating.jwt;

import io.github.jaxrssessions.guides.migrating.MoveIn;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import java.util.Map;
import java.util.Optional;

// #region filter
@Priority(Priorities.AUTHENTICATION - 1) // before logins are asked for
public class JwtMoveIn extends MoveIn {
  private final Tokens tokens;

  public JwtMoveIn(Tokens tokens) {
    super("jwt", "jwt=; Path=/; Max-Age=0");
    this.tokens = tokens;
  }

  @Override
  protected Optional<Map<String, Object>> old(String cookie) {
    return tokens.user(cookie).map(id -> Map.of("user_id", id));
  }
}
// #endregion filter
