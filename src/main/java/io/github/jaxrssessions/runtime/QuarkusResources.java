package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import org.jboss.resteasy.reactive.server.jaxrs.ResourceContextImpl;
import org.jspecify.annotations.Nullable;

/** Sub-resources that an application makes itself: Quarkus's {@code initResource} injects none. */
final class QuarkusResources extends ResourceContextImpl {

  static void install() {
    ResourceContextImpl.INSTANCE = new QuarkusResources();
  }

  @Override
  public <T> T initResource(T resource) {
    T initialised = super.initResource(resource);
    @Nullable Class<?> type = initialised.getClass();
    while (type != null && type != Object.class) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == SessionWriter.class && field.isAnnotationPresent(Context.class)) {
          fill(initialised, field);
        }
      }
      type = type.getSuperclass();
    }
    return initialised;
  }

  private static void fill(Object resource, Field field) {
    try {
      field.setAccessible(true);
      field.set(resource, RuntimeHook.writer(CdiWriter::ofTheMoment));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          field + " cannot be filled. Take the SessionWriter as a parameter of the method.", e);
    }
  }
}
