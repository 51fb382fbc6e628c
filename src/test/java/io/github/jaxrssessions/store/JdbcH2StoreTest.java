package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;

class JdbcH2StoreTest extends StoreContract {
  @Override
  protected SessionStore store() {
    return TestDatabase.H2.here().sessions();
  }

  @Override
  protected SessionStore otherNode() {
    return TestDatabase.H2.there().sessions();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS;
  }
}
