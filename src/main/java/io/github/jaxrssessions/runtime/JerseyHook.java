package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.jersey.InjectionManagerProvider;
import org.glassfish.jersey.internal.inject.Binding;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Jersey 3 and 4, whatever it injects with: HK2 or CDI. A parameter of a resource method is given
 * the real object; fields, constructors, setters and parameter objects a writer that finds its
 * request by each call.
 */
public final class JerseyHook implements RuntimeHook {
  private static final String JERSEY = "org.glassfish.jersey.";

  /** Called by {@link java.util.ServiceLoader}. */
  public JerseyHook() {}

  @Override
  public boolean fits(FeatureContext context) {
    return context.getClass().getName().startsWith(JERSEY)
        || context.getConfiguration().getClass().getName().startsWith(JERSEY);
  }

  @Override
  public void install(FeatureContext context, Class<?> userType) {
    InjectionManager injections = InjectionManagerProvider.getInjectionManager(context);
    refuseSecond(injections);
    context.register(new JerseyObjects(context.getConfiguration(), injections));
    Parameters parameters = new Parameters(userType);
    // A singleton is injected once, maybe before there is any request.
    SessionWriter writer =
        RuntimeHook.writer(
            () -> RuntimeHook.writer(injections.getInstance(ContainerRequestContext.class)));
    Supplier<Object> refused = () -> refuse(userType);
    injections.register(binding(() -> parameters).to(ValueParamProvider.class));
    injections.register(binding(() -> writer).to(SessionWriter.class));
    injections.register(binding(refused).to(userType));
    injections.register(binding(refused).to(new OptionalOf(userType)));
  }

  /**
   * Where Helidon serves several applications, each gets the filters that any feature registers.
   */
  private static void refuseSecond(InjectionManager injections) {
    if (injections.getClass().getName().startsWith("io.helidon.")
        && injections.getInstance(SessionWriter.class) != null) {
      throw new IllegalStateException(
          "Two applications of this Helidon server register a SessionAuth, and each would get the"
              + " filters of both. Make them one application, or serve them by two servers.");
    }
  }

  /** For what is no resource class: those are refused when they are deployed. */
  private static Object refuse(Class<?> userType) {
    throw new IllegalStateException(
        userType.getName()
            + " cannot be injected into a field, a constructor or a setter: what lives longer than"
            + " a request would keep the first caller's user. Take it as a parameter of the"
            + " resource method, or read SessionPrincipal.user(security, …).");
  }

  /** Values of what resource methods and locators ask for. Good on any thread. */
  private record Parameters(Class<?> userType) implements ValueParamProvider {

    @Override
    public @Nullable Function<ContainerRequest, @Nullable Object> getValueProvider(
        Parameter parameter) {
      if (parameter.getSource() != Parameter.Source.CONTEXT) {
        return null;
      }
      Type type = parameter.getType();
      if (type.equals(SessionWriter.class)) {
        return RuntimeHook::writer;
      }
      if (type.equals(SecurityContext.class)) {
        return ContainerRequest::getSecurityContext;
      }
      if (type.equals(userType)) {
        return request -> RuntimeHook.user(request).orElse(null);
      }
      return new OptionalOf(userType).equals(type) ? RuntimeHook::user : null;
    }

    @Override
    public PriorityType getPriority() {
      return Priority.HIGH; // before Jersey's own, which asks what it injects with
    }
  }

  /** Asked for each time: no scope. */
  private static Binding<?, ?> binding(Supplier<Object> supplier) {
    try {
      return (Binding<?, ?>)
          bindings().getMethod("supplier", Supplier.class).invoke(null, supplier);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This Jersey injects in another way than Jersey 3 and 4: " + e, e);
    }
  }

  private static Class<?> bindings() throws ClassNotFoundException {
    ClassLoader jerseys = Binding.class.getClassLoader();
    try {
      return Class.forName("org.glassfish.jersey.internal.inject.Bindings", true, jerseys);
    } catch (ClassNotFoundException e) { // Jersey 4
      return Class.forName("org.glassfish.jersey.innate.inject.Bindings", true, jerseys);
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
    public boolean equals(@Nullable Object other) {
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
