package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfoStack;
import org.apache.cxf.jaxrs.model.ParameterType;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;

/** A request, where CXF's places of injection find it: in its exchange. */
final class CxfRequest {

  /** For what may live longer than a request. */
  static final SessionWriter FOUND = RuntimeHook.writer(CxfRequest::writerOfTheMoment);

  private final ContainerRequestContext request;
  private final SessionWriter writer;
  private @Nullable Object parametersBefore;

  CxfRequest(ContainerRequestContext request) {
    this.request = request;
    this.writer = RuntimeHook.writer(request);
  }

  private static @Nullable SessionWriter writerOfTheMoment() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Exchange exchange = message == null ? null : message.getExchange();
    CxfRequest here = exchange == null ? null : exchange.get(CxfRequest.class);
    return here == null ? null : here.writer;
  }

  static CxfRequest of(@Nullable Message message) {
    CxfRequest here = message == null ? null : message.getExchange().get(CxfRequest.class);
    if (here == null) {
      throw new IllegalStateException(
          "No session is bound to this request. Register the SessionAuth of the application with"
              + " the server that serves it.");
    }
    return here;
  }

  SessionWriter writer() {
    return writer;
  }

  Optional<Object> user() {
    return RuntimeHook.user(request);
  }

  /** The method is chosen, and its parameters are not yet there. */
  void matched(Message message) {
    parametersBefore = parameters(message);
  }

  /**
   * Whether CXF asks for the parameters of a method, whose lifetime is the request's. Otherwise it
   * asks for the fields, setters and the constructor of an object, which may live longer: it does
   * so when it has the parameters.
   */
  boolean asksForParameters(Message message) {
    return parameters(message) == parametersBefore;
  }

  private static @Nullable Object parameters(Message message) {
    return message.getExchange().getInMessage().getContent(List.class);
  }

  /** What lives longer than a request would serve the first caller's user to everybody. */
  void refuseKeepingTheUser(Message message) {
    OperationResourceInfo method = message.getExchange().get(OperationResourceInfo.class);
    if (method != null && !asksForParameters(message) && !behindALocator(method, message)) {
      throw new IllegalStateException(
          "The user cannot be injected into a field, setter or constructor: what lives longer than a"
              + " request would keep the first caller's user. Take it as a parameter of the resource"
              + " method, or read SessionPrincipal.user(security, …). Asked for by "
              + method.getMethodToInvoke());
    }
  }

  /**
   * For a locator's locator no filter runs, so what CXF asks for is told by what the locator takes.
   */
  private static boolean behindALocator(OperationResourceInfo method, Message message) {
    return method.isSubResourceLocator()
        && message.getExchange().getInMessage().get(OperationResourceInfoStack.class).size() > 1
        && method.getParameters().stream()
            .filter(parameter -> parameter.getType() == ParameterType.CONTEXT)
            .map(parameter -> method.getMethodToInvoke().getParameterTypes()[parameter.getIndex()])
            .anyMatch(
                type -> type != SessionWriter.class && !type.getName().startsWith("jakarta."));
  }
}
