package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionWriter;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;

/** Gives the request's writer to parameters, and one that finds its request to everything else. */
final class CxfWriterContext implements ContextProvider<SessionWriter> {
  @Override
  public SessionWriter createContext(Message message) {
    CxfRequest here = CxfRequest.of(message);
    return here.asksForParameters(message) ? here.writer() : CxfRequest.FOUND;
  }
}
