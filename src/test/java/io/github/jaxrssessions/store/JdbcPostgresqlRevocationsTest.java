package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.contract.RevocationsContract;

class JdbcPostgresqlRevocationsTest extends RevocationsContract {
  @Override
  protected Revocations revocations() {
    return TestDatabase.POSTGRESQL.here().revocations();
  }

  @Override
  protected Revocations otherNode() {
    return TestDatabase.POSTGRESQL.there().revocations();
  }

  @Override
  protected void dropExpired() {
    TestDatabase.POSTGRESQL.there().deleteExpired();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS / 10;
  }
}
