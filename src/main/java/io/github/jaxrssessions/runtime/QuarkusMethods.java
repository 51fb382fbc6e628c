package io.github.jaxrssessions.runtime;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.ResourceLocatorHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** All methods of a Quarkus application that answer requests or hand out what does. */
final class QuarkusMethods {
  private static final System.Logger LOG = System.getLogger("io.github.jaxrssessions");

  private final Set<Object> locators = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<RuntimeResource> methods = new ArrayList<>();

  private QuarkusMethods() {}

  static List<RuntimeResource> of(Deployment deployment) {
    QuarkusMethods all = new QuarkusMethods();
    deployment
        .getClassMappers()
        .forEach(
            root ->
                Arrays.stream(root.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .forEach(step -> all.add(((ClassRoutingHandler) step).getMappers().values())));
    return all.methods;
  }

  private void add(Collection<RequestMapper<RuntimeResource>> mappers) {
    for (RequestMapper<RuntimeResource> mapper : mappers) {
      for (RequestMapper.RequestPath<RuntimeResource> path : mapper.getTemplates()) {
        methods.add(path.value);
        Arrays.stream(path.value.getHandlerChain())
            .filter(ResourceLocatorHandler.class::isInstance)
            .filter(locators::add)
            .forEach(locator -> addBehind((ResourceLocatorHandler) locator));
      }
    }
  }

  @SuppressWarnings("unchecked") // what the field is declared as
  private void addBehind(ResourceLocatorHandler locator) {
    try {
      Field field = ResourceLocatorHandler.class.getDeclaredField("resourceLocatorHandlers");
      field.setAccessible(true);
      ((Map<Class<?>, Map<String, RequestMapper<RuntimeResource>>>) field.get(locator))
          .values()
          .forEach(mappers -> add(mappers.values()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "This version of Quarkus does not show its sub-resources: they get no @Context User, and"
              + " a SessionWriter as a bean.",
          e);
    }
  }
}
