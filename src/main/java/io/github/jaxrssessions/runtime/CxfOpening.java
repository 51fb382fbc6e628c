package io.github.jaxrssessions.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.security.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Puts each request where CXF's places of injection and its role checks find it. */
@PreMatching
@Priority(Integer.MIN_VALUE + 1)
final class CxfOpening implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    Message message = JAXRSUtils.getCurrentMessage();
    message.getExchange().put(CxfRequest.class, new CxfRequest(request));
    message.put(SecurityContext.class, new Roles(message));
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
