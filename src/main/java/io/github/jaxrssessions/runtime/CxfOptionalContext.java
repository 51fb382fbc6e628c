package io.github.jaxrssessions.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.Parameter;
import org.apache.cxf.jaxrs.model.ParameterType;
import org.apache.cxf.message.Message;

/**
 * Gives the user as an {@link Optional}. CXF asks for the optional of anything and does not say of
 * what: the method's parameters do.
 */
@SuppressWarnings("rawtypes") // CXF looks for the raw type
final class CxfOptionalContext implements ContextProvider<Optional> {
  private final Class<?> userType;

  CxfOptionalContext(Class<?> userType) {
    this.userType = userType;
  }

  @Override
  public Optional<Object> createContext(Message message) {
    CxfRequest here = CxfRequest.of(message);
    here.refuseKeepingTheUser(message);
    OperationResourceInfo method = message.getExchange().get(OperationResourceInfo.class);
    List<Type> asked = method == null ? List.of() : optionals(method);
    if (asked.stream().noneMatch(userType::equals)) {
      return Optional.empty(); // of something that nobody here knows
    }
    if (!asked.stream().allMatch(userType::equals)) {
      throw new IllegalStateException(
          method.getMethodToInvoke()
              + " takes an Optional of the user and one of something else, and CXF does not tell"
              + " them apart. Take the user as @Context "
              + userType.getSimpleName()
              + ": it is null where nobody is logged in.");
    }
    return here.user();
  }

  private static List<Type> optionals(OperationResourceInfo method) {
    Type[] types = method.getInGenericParameterTypes();
    return method.getParameters().stream()
        .filter(parameter -> parameter.getType() == ParameterType.CONTEXT)
        .map(Parameter::getIndex)
        .map(index -> types[index])
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == Optional.class)
        .map(type -> type.getActualTypeArguments()[0])
        .toList();
  }
}
