package io.github.jaxrssessions.sample.resteasy;

import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What is served, and who may have it. */
// #region application
public class App extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Accounts.class);
  }

  @Override
  @SuppressWarnings("deprecation") // there is no other way to register an instance
  public Set<Object> getSingletons() {
    return Set.of(Login.auth());
  }
}
// #endregion application
