package io.github.jaxrssessions.guides.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.NotAuthorizedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A resource method without a server. */
class LoginUnitTest {

  // #region fake
  /** Writes down what a resource asks of the session. */
  static final class Noted implements SessionWriter {
    final List<Object> calls = new ArrayList<>();

    @Override
    public void set(Object data) {
      calls.add(data);
    }

    @Override
    public void set(Object data, Duration lifetime) {
      calls.add(Map.entry(data, lifetime));
    }

    @Override
    public void clear() {
      calls.add("clear");
    }

    @Override
    public Optional<Session> current() {
      return Optional.empty(); // nobody is logged in
    }

    @Override
    public void update(Consumer<Map<String, Object>> change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void update(Class<T> type, UnaryOperator<T> change) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aLoginSetsTheUsersId() {
    Noted session = new Noted();

    new Shop().login(new Shop.Login("bea@example.com", "open sesame"), session);

    assertThat(session.calls).containsExactly(Map.of("user_id", "2"));
  }

  // #endregion fake

  @Test
  void aWrongPasswordSetsNothing() {
    Noted session = new Noted();
    Shop.Login wrong = new Shop.Login("bea@example.com", "guess");

    assertThatThrownBy(() -> new Shop().login(wrong, session))
        .isInstanceOf(NotAuthorizedException.class);
    assertThat(session.calls).isEmpty();
  }
}
