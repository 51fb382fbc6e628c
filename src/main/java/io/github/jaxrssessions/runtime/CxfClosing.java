package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;

/** Keeps the session open where the filters of an event stream run before its method. */
@Priority(Integer.MIN_VALUE + 1)
final class CxfClosing implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Message message = JAXRSUtils.getCurrentMessage();
    Exchange exchange = message.getExchange();
    if (exchange.get(CxfEventStream.class) != null) {
      // An answer without events, for an exception say, has filters of its own, on its way out.
      RuntimeHook.keepOpen(request, message == exchange.getInMessage());
    }
  }
}
