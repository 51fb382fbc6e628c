package io.github.jaxrssessions;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Consumer;
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
   * Whether this hook works beside the runtime's, wherever it fits, and not in its place.
   *
   * @return false for the hook of a runtime
   */
  default boolean isBeside() {
    return false;
  }

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

  /**
   * Keeps the session open for writes though response filters run, where they run too early: before
   * the method that writes an event stream, say. What sends the headers then calls {@link #close}.
   *
   * @param request the request
   * @param open false: response filters send the cookies, as they do without this call
   * @throws IllegalStateException as for {@link #writer}
   */
  static void keepOpen(ContainerRequestContext request, boolean open) {
    RequestSession.of(request).keepOpen(open);
  }

  /**
   * Says what a request was matched to, where the runtime does not inject {@link ResourceInfo} into
   * filters that are instances.
   *
   * @param request the request
   * @param resource asked once the request is matched
   */
  static void matched(ContainerRequestContext request, ResourceInfo resource) {
    request.setProperty(SessionFilter.MATCHED, resource);
  }

  /**
   * Completes an answer that the runtime's response filters do not see, as its headers leave; from
   * here on nothing can be written.
   *
   * @param request the request
   * @param status the answer's; a write of the session that fails is thrown
   * @param headers the answer's so far, by their usual names: {@code Set-Cookie}, {@code
   *     Cache-Control} and {@code Vary} are read and written
   * @throws jakarta.ws.rs.ServiceUnavailableException where the session could not be written: the
   *     answer must not go as it is
   */
  static void close(
      ContainerRequestContext request, int status, MultivaluedMap<String, Object> headers) {
    ClosingFilter.late(request, status, headers);
  }

  /**
   * What is checked of each resource class at start, for a runtime that ignores the dynamic
   * features which a feature registers.
   *
   * @param configuration the application's
   * @return empty where no {@link SessionAuth} is registered
   */
  static Optional<Consumer<ResourceInfo>> checks(Configuration configuration) {
    return configuration.getProperty(StartChecks.PROPERTY) instanceof StartChecks checks
        ? Optional.of(checks::check)
        : Optional.empty();
  }
}
