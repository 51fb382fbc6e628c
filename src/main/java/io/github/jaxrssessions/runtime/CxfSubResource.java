package io.github.jaxrssessions.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.cxf.common.util.ClassHelper;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.MethodDispatcher;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;

/**
 * The class of a sub-resource, as CXF describes it, with the session's writer in fields and
 * setters: CXF fills those only where the first object of that class came from its {@code
 * ResourceContext}.
 */
final class CxfSubResource extends ClassResourceInfo {
  private static final boolean ROOT = false;
  private static final boolean WITH_FIELDS = true;

  private final ClassResourceInfo original;
  private final Map<OperationResourceInfo, OperationResourceInfo> methods = new HashMap<>();

  CxfSubResource(ClassResourceInfo original) {
    super(
        original.getResourceClass(),
        original.getServiceClass(),
        ROOT,
        WITH_FIELDS,
        original.getBus());
    this.original = original;
    setParent(original.getParent());
    MethodDispatcher dispatcher = new MethodDispatcher();
    if (CxfPlaces.any(this)) {
      for (OperationResourceInfo method :
          original.getMethodDispatcher().getOperationResourceInfos()) {
        if (!method.isSubResourceLocator() && method.getAnnotatedMethod() != null) {
          OperationResourceInfo here = new Of(method, this);
          methods.put(method, here);
          dispatcher.bind(here, original.getMethodDispatcher().getMethod(method));
        }
      }
    }
    setMethodDispatcher(dispatcher);
  }

  /** The method, of this class; itself where there is nothing to fill. */
  OperationResourceInfo method(OperationResourceInfo method) {
    return methods.getOrDefault(method, method);
  }

  @Override
  public void injectContexts(Object resource, OperationResourceInfo method, Message message) {
    original.injectContexts(resource, ((Of) method).original, message);
    CxfPlaces.give(this, ClassHelper.getRealObject(resource));
  }

  private static final class Of extends OperationResourceInfo {
    private final OperationResourceInfo original;

    Of(OperationResourceInfo original, ClassResourceInfo type) {
      super(original.getMethodToInvoke(), original.getAnnotatedMethod(), type);
      this.original = original;
      setURITemplate(original.getURITemplate());
      setHttpMethod(original.getHttpMethod());
    }
  }
}
