package io.github.jaxrssessions.openapi;

import io.github.jaxrssessions.SessionAuth;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Makes the document of a server with MicroProfile OpenAPI (3.0 and later) true. Extend it, and
 * name the subclass in {@code META-INF/microprofile-config.properties}:
 *
 * <pre>{@code
 * public class Docs extends SessionOasFilter {
 *   public Docs() {
 *     super(Login.auth(), Accounts.class);
 *   }
 * }
 * }</pre>
 *
 * <pre>{@code
 * mp.openapi.filter=com.example.Docs
 * }</pre>
 *
 * <p>It says what {@link SessionOpenApi} says. An operation is taken for the method with its verb
 * at its path; the same application path may stand before all of them. Operations that fit no
 * method of the given classes are left as they are, and what the document says by itself is kept.
 *
 * <p>On Quarkus annotate the subclass instead, with {@code @OpenApiFilter(stages =
 * RunStage.RUNTIME_STARTUP)}, and let it name {@code implements OASFilter} itself, or Quarkus does
 * not find it: it is then made when the application starts, where the keys are.
 *
 * <p>The server makes one, maybe another for each document. Of {@code auth} only the rules and the
 * cookie's name are used: it need not be the one that is registered, but must be built alike: what
 * properties of the JAX-RS application set by name it does not know.
 */
public class SessionOasFilter implements OASFilter {
  private final SessionAuth<?> auth;
  private final ServedMethods served;

  /**
   * For an application that registers such an {@code auth}.
   *
   * @param auth the application's, or one that is built alike
   * @param resources the application's resource classes
   */
  protected SessionOasFilter(SessionAuth<?> auth, Class<?>... resources) {
    this.auth = auth;
    this.served = new ServedMethods(List.of(resources));
  }

  /** Called by the server, last of all. */
  @Override
  public void filterOpenAPI(OpenAPI document) {
    new DocumentEdit(auth, served, new ServerDocument(document)).runByPaths();
  }
}
