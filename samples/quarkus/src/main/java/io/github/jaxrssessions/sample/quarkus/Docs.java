package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.openapi.SessionOasFilter;
import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/**
 * Says in the document at {@code /q/openapi} who may call what; not at build time, with no keys.
 */
// #region filter
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class Docs extends SessionOasFilter implements OASFilter {
  public Docs() {
    super(Login.auth(), Accounts.class);
  }
}
// #endregion filter
