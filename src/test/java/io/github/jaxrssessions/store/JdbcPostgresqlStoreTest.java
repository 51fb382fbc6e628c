package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;

class JdbcPostgresqlStoreTest extends StoreContract {
  @Override
  protected SessionStore store() {
    return TestDatabase.POSTGRESQL.here().sessions();
  }

  @Override
  protected SessionStore otherNode() {
    return TestDatabase.POSTGRESQL.there().sessions();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS;
  }
}
