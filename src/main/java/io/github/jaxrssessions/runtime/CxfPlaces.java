package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.apache.cxf.jaxrs.model.AbstractResourceInfo;
import org.apache.cxf.jaxrs.utils.InjectionUtils;

/** The fields and setters of an object that CXF leaves empty. */
final class CxfPlaces {
  private CxfPlaces() {}

  static boolean any(AbstractResourceInfo type) {
    return type.getContextMethods().containsKey(SessionWriter.class)
        || type.getContextFields().stream().anyMatch(CxfPlaces::takesWriter);
  }

  private static boolean takesWriter(Field field) {
    return field.getType() == SessionWriter.class;
  }

  static void give(AbstractResourceInfo type, Object instance) {
    for (Field field : type.getContextFields()) {
      if (takesWriter(field) && InjectionUtils.extractFieldValue(field, instance) == null) {
        InjectionUtils.injectFieldValue(field, instance, CxfRequest.FOUND);
      }
    }
    Method setter = type.getContextMethods().get(SessionWriter.class);
    if (setter != null) {
      InjectionUtils.injectThroughMethod(instance, setter, CxfRequest.FOUND);
    }
  }
}
