package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.contract.RevocationsContract;

class JdbcMariaDbRevocationsTest extends RevocationsContract {
  @Override
  protected Revocations revocations() {
    return TestDatabase.MARIADB.here().revocations();
  }

  @Override
  protected Revocations otherNode() {
    return TestDatabase.MARIADB.there().revocations();
  }

  @Override
  protected void dropExpired() {
    TestDatabase.MARIADB.there().deleteExpired();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS / 10;
  }
}
