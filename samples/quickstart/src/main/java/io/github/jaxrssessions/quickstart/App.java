package io.github.jaxrssessions.quickstart;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.openapi.SessionOpenApi;
import java.time.InstantSource;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The application: what is registered, and the settings of its sessions. */
final class App extends ResourceConfig {
  private final SessionAuth<User> auth;

  App(Users users, KeyRing keys, InstantSource clock) {
    auth =
        SessionAuth.builder(User.class, session -> users.byId(session.text("user_id")))
            .keys(keys)
            .clock(clock) // the system's; tests move theirs
            .subject(session -> session.text("user_id"))
            .roles(User::hasRole)
            .publicPaths(
                "/", "/app.js", "/docs.js", "/style.css", "/icon.svg", "/openapi.json", "/docs/**")
            // For http on this machine. In production there is https: leave this line out.
            .cookie(SessionCookie.insecureForLocalhost())
            .build();

    register(auth);
    register(new Accounts(users, auth));
    register(Basket.class);
    register(Page.class);
    register(Document.of(Accounts.class, Basket.class));
    register(SessionOpenApi.of(auth)); // who may call what, in the document
    register(new Json());
    register(JacksonFeature.withoutExceptionMappers()); // Json answers what is wrong with input
    property(ServerProperties.WADL_FEATURE_DISABLE, true);
  }

  SessionAuth<User> auth() {
    return auth;
  }
}
