package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;

class JdbcSqliteStoreTest extends StoreContract {
  @Override
  protected SessionStore store() {
    return TestDatabase.SQLITE.here().sessions();
  }

  @Override
  protected SessionStore otherNode() {
    return TestDatabase.SQLITE.there().sessions();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS / 4; // its one writer takes turns
  }
}
