package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.api.Injectee;
import org.glassfish.hk2.api.InstantiationService;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Jersey 3 and 4 with HK2. */
public final class JerseyHook implements RuntimeHook {

  /** Called by {@link java.util.ServiceLoader}. */
  public JerseyHook() {}

  @Override
  public boolean fits(FeatureContext context) {
    return context.getClass().getName().startsWith("org.glassfish.jersey.");
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    context.register(new Binder(userType));
  }

  private static final class Binder extends AbstractBinder {
    private final Class<?> userType;

    Binder(Class<?> userType) {
      this.userType = userType;
    }

    @Override
    protected void configure() {
      // Parameters and class resources get the real object, singletons a proxy.
      bindFactory(WriterFactory.class)
          .to(SessionWriter.class)
          .proxy(true)
          .proxyForSameScope(false)
          .in(RequestScoped.class);
      // Looked up each time: a scope would have to hold null where nobody is logged in.
      bindFactory(UserFactory.class).to(userType);
      bindFactory(OptionalUserFactory.class).to(new OptionalOf(userType));
    }
  }

  /** Gives the request's writer. Public for HK2. */
  public static final class WriterFactory implements Factory<SessionWriter> {
    private final Provider<ContainerRequestContext> request;

    /**
     * Called by HK2.
     *
     * @param request the request of the moment
     */
    @Inject
    public WriterFactory(Provider<ContainerRequestContext> request) {
      this.request = request;
    }

    @Override
    public SessionWriter provide() {
      return RuntimeHook.writer(request.get());
    }

    @Override
    public void dispose(SessionWriter writer) {}
  }

  /** Gives the user, or null where nobody is logged in. Public for HK2. */
  public static final class UserFactory implements Factory<@Nullable Object> {
    private final Provider<ContainerRequestContext> request;
    private final InstantiationService place;

    /**
     * Called by HK2.
     *
     * @param request the request of the moment
     * @param place where the user is wanted
     */
    @Inject
    public UserFactory(Provider<ContainerRequestContext> request, InstantiationService place) {
      this.request = request;
      this.place = place;
    }

    @Override
    public @Nullable Object provide() {
      refuseKeeping(place);
      return RuntimeHook.user(request.get()).orElse(null);
    }

    @Override
    public void dispose(@Nullable Object user) {}
  }

  /** Gives the user as an {@link Optional}. Public for HK2. */
  public static final class OptionalUserFactory implements Factory<Optional<Object>> {
    private final Provider<ContainerRequestContext> request;
    private final InstantiationService place;

    /**
     * Called by HK2.
     *
     * @param request the request of the moment
     * @param place where the user is wanted
     */
    @Inject
    public OptionalUserFactory(
        Provider<ContainerRequestContext> request, InstantiationService place) {
      this.request = request;
      this.place = place;
    }

    @Override
    public Optional<Object> provide() {
      refuseKeeping(place);
      return RuntimeHook.user(request.get());
    }

    @Override
    public void dispose(Optional<Object> user) {}
  }

  /**
   * A singleton would serve the first caller's user to everybody. A method parameter has no parent.
   */
  private static void refuseKeeping(InstantiationService place) {
    Injectee injectee = place.getInstantiationData().getParentInjectee();
    AnnotatedElement parent = injectee == null ? null : injectee.getParent();
    if (parent != null) {
      throw new IllegalStateException(
          "The user cannot be injected into "
              + parent
              + ": what lives longer than a request would keep the first caller's user. Take it as a"
              + " parameter of the resource method, or read SessionPrincipal.user(security, …).");
    }
  }

  /** The type {@code Optional<U>}. */
  private record OptionalOf(Class<?> type) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {type};
    }

    @Override
    public Type getRawType() {
      return Optional.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ParameterizedType p
          && p.getRawType().equals(Optional.class)
          && Arrays.equals(p.getActualTypeArguments(), getActualTypeArguments());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(getActualTypeArguments()) ^ Optional.class.hashCode();
    }
  }
}
