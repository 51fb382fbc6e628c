package io.github.jaxrssessions.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.cxf.common.util.ClassHelper;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.security.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Puts each request where CXF's places of injection and its role checks find it. */
@PreMatching
@Priority(Integer.MIN_VALUE + 1)
final class CxfOpening implements ContainerRequestFilter {
  private final AtomicBoolean first = new AtomicBoolean(true);

  @Override
  public void filter(ContainerRequestContext request) {
    Message message = JAXRSUtils.getCurrentMessage();
    message.getExchange().put(CxfRequest.class, new CxfRequest(request));
    message.put(SecurityContext.class, new Roles(message));
    if (first.getAndSet(false)) {
      JAXRSUtils.getRootResources(message).forEach(root -> giveSingleton(root, message));
    }
  }

  /** CXF gave it a proxy that knows nothing to say on another thread. */
  private static void giveSingleton(ClassResourceInfo root, Message message) {
    if (root.getResourceProvider() instanceof SingletonResourceProvider singleton) {
      CxfPlaces.give(root, ClassHelper.getRealObject(singleton.getInstance(message)));
    }
  }

  /** The user of the moment, for CXF's own role checks: a filter may set another one. */
  private record Roles(Message message) implements SecurityContext {
    @Override
    public @Nullable Principal getUserPrincipal() {
      var now = message.get(jakarta.ws.rs.core.SecurityContext.class);
      return now == null ? null : now.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
      var now = message.get(jakarta.ws.rs.core.SecurityContext.class);
      return now != null && now.isUserInRole(role);
    }
  }
}
