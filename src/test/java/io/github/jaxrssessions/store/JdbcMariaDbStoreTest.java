package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;

class JdbcMariaDbStoreTest extends StoreContract {
  @Override
  protected SessionStore store() {
    return TestDatabase.MARIADB.here().sessions();
  }

  @Override
  protected SessionStore otherNode() {
    return TestDatabase.MARIADB.there().sessions();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS;
  }
}
