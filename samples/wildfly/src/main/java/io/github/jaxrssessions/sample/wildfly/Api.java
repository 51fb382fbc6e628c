package io.github.jaxrssessions.sample.wildfly;

import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What is served, and who may have it. */
// #region application
@ApplicationPath("/")
public class Api extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Accounts.class);
  }

  @Override
  public Set<Object> getSingletons() {
    return Set.of(Login.auth());
  }
}
// #endregion application
