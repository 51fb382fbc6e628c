package io.github.jaxrssessions.contract.app;

import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is registered, on every runtime. */
public class ContractApplication extends Application {

  /** Resources and providers that the runtime makes itself. */
  public static final List<Class<?>> CLASSES =
      List.of(
          Accounts.class,
          Answers.class,
          Breaks.class,
          Breaks.Mapper.class,
          BySetter.class,
          Clock.class,
          Doors.class,
          Elsewhere.class,
          Fitted.class,
          Gates.After.class,
          Gates.Before.class,
          Injected.class,
          Unsaid.class,
          Vault.class);

  @Override
  public Set<Class<?>> getClasses() {
    return new LinkedHashSet<>(CLASSES);
  }

  @Override
  @SuppressWarnings("deprecation") // of JAX-RS 3.1: what 3.0 has for instances
  public Set<Object> getSingletons() {
    return Set.of(ContractAuth.AUTH, new Single());
  }
}
