package io.github.jaxrssessions.store;

import io.github.jaxrssessions.SessionStore;
import io.github.jaxrssessions.contract.StoreContract;

/** The store in memory is a store like any other. */
class MemorySessionStoreContractTest extends StoreContract {
  private final SessionStore memory = new MemorySessionStore(10_000);

  @Override
  protected SessionStore store() {
    return memory;
  }
}
