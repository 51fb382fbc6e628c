package io.github.jaxrssessions.runtime;

import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Gives the user, or null where nobody is logged in. CXF tells by the type argument of {@link
 * ContextProvider} what is given, so the class that is registered is made when the user's class is
 * known. Public for that class.
 */
public class CxfUserContext {

  /** Called by the class that is made. */
  public CxfUserContext() {}

  static Object of(Class<?> userType) {
    return TypedSubclass.of(CxfUserContext.class, ContextProvider.class, userType);
  }

  /**
   * Called by CXF.
   *
   * @param message of the request
   * @return null where nobody is logged in
   */
  public @Nullable Object createContext(Message message) {
    CxfRequest here = CxfRequest.of(message);
    here.refuseKeepingTheUser(message);
    return here.user().orElse(null);
  }
}
