package io.github.jaxrssessions;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one JAX-RS runtime gives resources their {@code @Context SessionWriter} and {@code @Context
 * User}. Found with {@link java.util.ServiceLoader} through the library's own class loader.
 */
public interface RuntimeHook {

  /**
   * Whether this hook is for the runtime that is configuring.
   *
   * @param context told by its class or its configuration's, not by what is on the class path
   * @return false where another hook is wanted
   */
  boolean fits(FeatureContext context);

  /**
   * Registers what the runtime needs.
   *
   * @param context the application's
   * @param userType the user's class
   */
  void install(FeatureContext context, Class<?> userType);

  /**
   * The writer of a request.
   *
   * @param request the request
   * @return never null
   * @throws IllegalStateException where {@link SessionAuth} did not see the request: it is not
   *     registered, or the request was answered before
   */
  static SessionWriter writer(ContainerRequestContext request) {
    return RequestSession.of(request);
  }

  /**
   * A writer for what lives longer than a request: a field, say.
   *
   * @param ofTheMoment the writer of the request that this thread serves; null, or any exception,
   *     where it serves none: the call then throws an IllegalStateException that says what to do
   * @return each call goes to the writer of the moment
   */
  static SessionWriter writer(Supplier<? extends @Nullable SessionWriter> ofTheMoment) {
    return new FoundWriter(ofTheMoment);
  }

  /**
   * The user of a request.
   *
   * @param request the request
   * @return empty where nobody is logged in
   * @throws jakarta.ws.rs.ServiceUnavailableException where it cannot be told
   * @throws IllegalStateException as for {@link #writer}
   */
  static Optional<Object> user(ContainerRequestContext request) {
    return RequestSession.of(request).principal().map(SessionPrincipal::user);
  }
}
