package io.github.jaxrssessions.guides.live;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionListener;
import io.github.jaxrssessions.guides.User;
import io.github.jaxrssessions.guides.Users;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The one SessionAuth of JAX-RS and of the WebSockets, and who is connected. */
final class Live {
  private static final Open OPEN = new Open();
  private static final SessionAuth<User> AUTH =
      SessionAuth.builder(User.class, session -> Users.byId(session.text("user_id")))
          .keys(KeyRing.ephemeral())
          .subject(session -> session.text("user_id"))
          .listeners(OPEN)
          .build();

  private Live() {}

  static SessionAuth<User> auth() {
    return AUTH;
  }

  static Open open() {
    return OPEN;
  }

  // #region listener
  /** The open connections of this node, and whose they are. */
  static final class Open implements SessionListener {
    private record Connection(String handle, String subject, AutoCloseable sink) {}

    private final Set<Connection> all = ConcurrentHashMap.newKeySet();

    void add(String handle, String subject, AutoCloseable sink) {
      all.add(new Connection(handle, subject, sink));
    }

    @Override
    public void on(SessionEvent event) {
      if (event instanceof SessionEvent.Ended ended) {
        close(each -> each.handle().equals(ended.handle()));
      } else if (event instanceof SessionEvent.EndedAll ended) {
        close(each -> each.subject().equals(ended.subject()));
      }
    }

    private void close(Predicate<Connection> which) {
      for (Connection each : all.stream().filter(which).toList()) {
        all.remove(each);
        try {
          each.sink().close();
        } catch (Exception e) {
          // It is gone already.
        }
      }
    }
  }
  // #endregion listener
}
