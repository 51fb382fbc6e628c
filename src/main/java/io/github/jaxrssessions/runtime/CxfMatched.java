package io.github.jaxrssessions.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/** What can be prepared once the method is known. */
@Priority(Priorities.AUTHENTICATION + 1)
final class CxfMatched implements ContainerRequestFilter {
  private final Map<ClassResourceInfo, CxfSubResource> subResources = new ConcurrentHashMap<>();

  @Override
  public void filter(ContainerRequestContext request) {
    Message message = JAXRSUtils.getCurrentMessage();
    OperationResourceInfo method = message.getExchange().get(OperationResourceInfo.class);
    CxfRequest.of(message).matched(message);
    ClassResourceInfo type = method.getClassResourceInfo();
    if (type.getParent() != null) {
      CxfSubResource sub = subResources.computeIfAbsent(type, CxfSubResource::new);
      message.getExchange().put(OperationResourceInfo.class, sub.method(method));
    }
    if (CxfEventStream.writtenBy(method)) {
      CxfEventStream.prepare(message, request);
    }
  }
}
