package io.github.jaxrssessions.sample.liberty;

import io.github.jaxrssessions.openapi.SessionOasFilter;
import io.github.jaxrssessions.sample.Accounts;
import io.github.jaxrssessions.sample.Login;

/** Says in the document at {@code /openapi} who may call what. */
// #region filter
public class Docs extends SessionOasFilter {
  public Docs() {
    super(Login.auth(), Accounts.class);
  }
}
// #endregion filter
