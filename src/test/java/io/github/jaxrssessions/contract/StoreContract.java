package io.github.jaxrssessions.contract;

import io.github.jaxrssessions.SessionStore;

/**
 * What every {@link SessionStore} holds. A subclass gives its store, and all facts are asked of it:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   @Override
 *   protected SessionStore store() {
 *     return STORE;
 *   }
 * }
 * }</pre>
 *
 * <p>Each fact uses keys and subjects of its own, so that one store may serve all of them, and what
 * others left in it does not matter. It needs room for a few hundred rows.
 */
public abstract class StoreContract implements RowFacts, ListFacts, LimitFacts, StoreRaces {

  /** The store; the same rows whenever it is asked within one test. */
  protected abstract SessionStore store();

  /** The same rows through other connections, as a second node of the application has them. */
  protected SessionStore otherNode() {
    return store();
  }

  /** How many rounds each race is run; those of lesser weight run a tenth of it. */
  protected int rounds() {
    return 10_000;
  }

  /**
   * Whether what a subject has under several names is exact while others change it. There are
   * several names only while keys are being rotated. A store that keeps the names on different
   * servers may say no, and says so where it is documented.
   */
  protected boolean severalNamesAtOnce() {
    return true;
  }

  @Override
  public final SessionStore here() {
    return store();
  }

  @Override
  public final SessionStore there() {
    return otherNode();
  }

  @Override
  public final int races() {
    return rounds();
  }

  @Override
  public final boolean exactOverNames() {
    return severalNamesAtOnce();
  }
}
