package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionWriter;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.utils.InjectionUtils;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** Gives the request's writer to parameters, and one that finds its request to everything else. */
final class CxfWriterContext implements ContextProvider<SessionWriter> {

  /**
   * Has CXF ask for the writer of singletons once, when it starts. Otherwise it gives them a proxy,
   * which it fills before each request by a method {@code set(Object)}: the writer has one, too.
   */
  static void askOnceForSingletons() {
    InjectionUtils.VALUE_CONTEXTS.add(SessionWriter.class.getName());
  }

  @Override
  public SessionWriter createContext(@Nullable Message message) {
    if (message == null) { // a singleton's
      return CxfRequest.FOUND;
    }
    CxfRequest here = CxfRequest.of(message);
    return here.asksForParameters(message) ? here.writer() : CxfRequest.FOUND;
  }
}
