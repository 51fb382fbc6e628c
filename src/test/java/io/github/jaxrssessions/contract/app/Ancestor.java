package io.github.jaxrssessions.contract.app;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;

/** A superclass in another package than its subclass. */
public class Ancestor {
  @PermitAll
  public void seen() {}

  @PermitAll
  protected void shared() {}

  /** Not overridden by a method of another package that looks the same. */
  @DenyAll
  void local() {}
}
