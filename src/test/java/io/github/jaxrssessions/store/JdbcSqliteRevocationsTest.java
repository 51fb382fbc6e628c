package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.contract.RevocationsContract;

class JdbcSqliteRevocationsTest extends RevocationsContract {
  @Override
  protected Revocations revocations() {
    return TestDatabase.SQLITE.here().revocations();
  }

  @Override
  protected Revocations otherNode() {
    return TestDatabase.SQLITE.there().revocations();
  }

  @Override
  protected void dropExpired() {
    TestDatabase.SQLITE.there().deleteExpired();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS / 10;
  }
}
