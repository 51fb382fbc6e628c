package io.github.jaxrssessions.cluster;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.OverLimit;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.store.Redis;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The application as each node runs it: what they share are the keys and the Redis. */
final class App extends ResourceConfig {

  App(Redis redis, KeyRing keys, String node, String others) {
    // #region auth
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> User.byName(session.text("user")))
            .keys(keys)
            .subject(session -> session.text("user"))
            .label(session -> session.text("device"))
            .store(redis.sessions())
            .revocations(redis.revocations())
            .maxSessions(5, OverLimit.END_OLDEST)
            // For http on this machine. In production there is https: leave this line out.
            .cookie(SessionCookie.insecureForLocalhost())
            .build();
    // #endregion auth

    register(auth);
    register(Accounts.class);
    register(new Devices(auth));
    register(new Page(node + " " + others));
    ContainerResponseFilter tellsTheNode =
        (request, response) -> response.getHeaders().putSingle("Node", node);
    register(tellsTheNode);
    property(ServerProperties.WADL_FEATURE_DISABLE, true);
  }
}
