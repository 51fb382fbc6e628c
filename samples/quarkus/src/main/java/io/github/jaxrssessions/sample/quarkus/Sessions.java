package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.sample.Login;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Registers the sessions: all that an application on Quarkus writes in addition. */
// #region feature
@Provider
public class Sessions implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    return Login.auth().configure(context);
  }
}
// #endregion feature
