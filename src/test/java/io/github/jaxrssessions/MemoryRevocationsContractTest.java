package io.github.jaxrssessions;

import io.github.jaxrssessions.contract.RevocationsContract;
import java.time.InstantSource;
import java.util.List;

/** The revocations of one process are revocations like any others. */
class MemoryRevocationsContractTest extends RevocationsContract {
  private final Revocations memory =
      new MemoryRevocations(
          InstantSource.system(), MemoryRevocations.CAPACITY, new Events(List.of()));

  @Override
  protected Revocations revocations() {
    return memory;
  }

  @Override
  protected int rounds() {
    return 10_000;
  }
}
