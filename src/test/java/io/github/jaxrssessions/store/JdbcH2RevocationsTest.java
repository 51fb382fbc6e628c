package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Revocations;
import io.github.jaxrssessions.contract.RevocationsContract;

class JdbcH2RevocationsTest extends RevocationsContract {
  @Override
  protected Revocations revocations() {
    return TestDatabase.H2.here().revocations();
  }

  @Override
  protected Revocations otherNode() {
    return TestDatabase.H2.there().revocations();
  }

  @Override
  protected void dropExpired() {
    TestDatabase.H2.there().deleteExpired();
  }

  @Override
  protected int rounds() {
    return TestDatabase.ROUNDS / 10;
  }
}
