package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.UserResolver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Finds the user of a session, in the mood that the session says. */
final class Customers implements UserResolver<Customer> {
  private static final long SLOW = 20; // milliseconds
  private static final Duration PATIENCE = Duration.ofMillis(40);

  private final UserResolver<Customer> late =
      UserResolver.async(session -> new CompletableFuture<>(), PATIENCE);

  @Override
  public Optional<Customer> resolve(Session session) throws Exception {
    return switch (Mood.valueOf(session.text("resolver"))) {
      case PROMPT -> Optional.of(customer(session));
      case SLOW ->
          // The thread waits, which is the fault itself.
          new CompletableFuture<Optional<Customer>>()
              .completeOnTimeout(Optional.of(customer(session)), SLOW, TimeUnit.MILLISECONDS)
              .get();
      case FAILING -> throw new IOException("The customers cannot be asked.");
      case LATE -> late.resolve(session);
    };
  }

  private static Customer customer(Session session) {
    return new Customer(session.text("user"));
  }
}
