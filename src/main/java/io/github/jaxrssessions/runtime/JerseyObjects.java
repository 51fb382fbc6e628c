package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.inject.Binder;
import org.glassfish.jersey.internal.inject.Binding;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.server.spi.Container;
import org.glassfish.jersey.server.spi.ContainerLifecycleListener;
import org.jspecify.annotations.Nullable;

/**
 * Fills the {@code @Context} fields of resource objects that were bound to their class: Jersey
 * fills those of registered objects alone, and Dropwizard registers no object, but binds it.
 */
record JerseyObjects(Configuration configuration, InjectionManager injections)
    implements ContainerLifecycleListener {

  @Override
  public void onStartup(Container container) {
    // Bindings can be asked for again: what they bind is known by now.
    configuration.getInstances().stream()
        .filter(Binder.class::isInstance)
        .flatMap(binder -> ((Binder) binder).getBindings().stream())
        .flatMap(JerseyObjects::bound)
        .filter(object -> configuration.getClasses().contains(object.getClass()))
        .filter(JerseyObjects::lacksItsWriter)
        .forEach(injections::inject);
  }

  /** The object of a binding; none where it binds a class or a supplier. */
  private static Stream<Object> bound(Binding<?, ?> binding) {
    try { // in another package in Jersey 4
      Object object = binding.getClass().getMethod("getService").invoke(binding);
      return object == null || object instanceof Class ? Stream.of() : Stream.of(object);
    } catch (ReflectiveOperationException e) {
      return Stream.of();
    }
  }

  private static boolean lacksItsWriter(Object resource) {
    return Stream.<@Nullable Class<?>>iterate(
            resource.getClass(), type -> type != null, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == SessionWriter.class)
        .filter(field -> field.isAnnotationPresent(Context.class))
        .anyMatch(field -> isNull(field, resource));
  }

  private static boolean isNull(Field field, Object resource) {
    try {
      field.setAccessible(true);
      return field.get(resource) == null;
    } catch (IllegalAccessException | RuntimeException e) {
      return false; // where we cannot look, nobody can inject
    }
  }

  @Override
  public void onReload(Container container) {
    onStartup(container);
  }

  @Override
  public void onShutdown(Container container) {}
}
