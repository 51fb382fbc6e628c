package io.github.jaxrssessions.proof;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a caller compiles against, in the words of Java. {@code javap} says most of it too, but not
 * what may be null, what is sealed, and an annotation's defaults. Written from scratch and not with
 * {@code toString}, which differs between Javas.
 */
final class ApiText {
  private static final String OURS = "io.github.jaxrssessions.";

  private ApiText() {}

  static String name(Class<?> type) {
    return shortened(type.getCanonicalName());
  }

  private static String shortened(String name) {
    return name.replaceFirst("^" + OURS.replace(".", "\\."), "")
        .replaceFirst("^java\\.lang\\.(annotation\\.)?(?=[A-Z])", "");
  }

  static String type(Class<?> type) {
    String header =
        annotations(type) + modifiers(type) + kind(type) + " " + name(type) + typeParameters(type);
    if (type.isRecord()) {
      header +=
          Arrays.stream(type.getRecordComponents())
              .map(c -> of(c.getAnnotatedType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")"));
    }
    boolean saysParent =
        !type.isInterface()
            && !type.isRecord()
            && !type.isEnum()
            && type.getSuperclass() != Object.class;
    String parent = saysParent ? " extends " + of(type.getAnnotatedSuperclass()) : "";
    String word = type.isInterface() ? " extends " : " implements ";
    List<String> above =
        Arrays.stream(type.getAnnotatedInterfaces())
            .map(ApiText::of)
            .filter(i -> !type.isAnnotation())
            .sorted()
            .toList();
    return header + parent + list(word, above) + list(" permits ", permitted(type));
  }

  private static List<String> permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).map(ApiText::name).sorted().toList()
        : List.of();
  }

  private static String list(String word, List<String> names) {
    return names.isEmpty() ? "" : word + String.join(", ", names);
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
  }

  private static String modifiers(Class<?> type) {
    int not = Modifier.PUBLIC | (type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : 0);
    if (type.isRecord() || type.isEnum()) {
      not |= Modifier.FINAL | Modifier.STATIC;
    }
    String plain = words(type.getModifiers() & ~not & Modifier.classModifiers());
    return type.isSealed() ? plain + "sealed " : plain;
  }

  private static String words(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }

  static String field(Field field) {
    if (field.isEnumConstant()) {
      return annotations(field) + field.getName();
    }
    int modifiers = field.getModifiers() & ~Modifier.PUBLIC & ~Modifier.TRANSIENT;
    String plain = annotations(field) + words(modifiers) + of(field.getAnnotatedType());
    return plain + " " + field.getName() + value(field);
  }

  /** A constant is copied into those that are compiled with it. */
  private static String value(Field field) {
    boolean constant = field.getType().isPrimitive() || field.getType() == String.class;
    if (!constant || !Modifier.isStatic(field.getModifiers())) {
      return "";
    }
    try {
      return " = " + literal(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String literal(Object value) {
    if (value instanceof Object[] values) {
      return Arrays.stream(values)
          .map(ApiText::literal)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  static String constructor(Constructor<?> constructor) {
    return annotations(constructor)
        + words(constructor.getModifiers() & Modifier.PROTECTED)
        + typeParameters(constructor)
        + "new "
        + name(constructor.getDeclaringClass())
        + parametersAndThrows(constructor);
  }

  static String method(Method method) {
    boolean inInterface = method.getDeclaringClass().isInterface();
    int shown = Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;
    String word = method.isDefault() ? "default " : "";
    String parameters = typeParameters(method);
    Object preset = method.getDefaultValue();
    return annotations(method)
        + words(method.getModifiers() & (inInterface ? shown : shown | Modifier.ABSTRACT))
        + word
        + (parameters.isEmpty() ? "" : parameters + " ")
        + of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parametersAndThrows(method)
        + (preset == null ? "" : " default " + literal(preset));
  }

  private static String parametersAndThrows(Executable code) {
    List<String> types =
        new ArrayList<>(Arrays.stream(code.getAnnotatedParameterTypes()).map(ApiText::of).toList());
    if (code.isVarArgs()) {
      types.add(types.remove(types.size() - 1).replaceFirst("\\[]$", "..."));
    }
    List<String> thrown =
        Arrays.stream(code.getAnnotatedExceptionTypes()).map(ApiText::of).sorted().toList();
    return "(" + String.join(", ", types) + ")" + list(" throws ", thrown);
  }

  private static String typeParameters(GenericDeclaration declared) {
    TypeVariable<?>[] all = declared.getTypeParameters();
    return all.length == 0
        ? ""
        : Arrays.stream(all).map(ApiText::parameter).collect(Collectors.joining(", ", "<", ">"));
  }

  private static String parameter(TypeVariable<?> variable) {
    List<String> bounds = bounds(variable.getAnnotatedBounds());
    String bound = bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds);
    return typeAnnotations(variable) + variable.getName() + bound;
  }

  private static List<String> bounds(AnnotatedType... bounds) {
    return Stream.of(bounds).map(ApiText::of).filter(b -> !b.equals("Object")).toList();
  }

  /** The type with what its annotations say, which is whether it may be null. */
  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String annotated = typeAnnotations(array);
      return of(array.getAnnotatedGenericComponentType())
          + (annotated.isEmpty() ? "" : " " + annotated)
          + "[]";
    }
    if (type instanceof AnnotatedParameterizedType parameterized) {
      var raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
          .map(ApiText::of)
          .collect(Collectors.joining(", ", typeAnnotations(type) + name(raw) + "<", ">"));
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      List<String> lower = bounds(wildcard.getAnnotatedLowerBounds());
      List<String> upper = bounds(wildcard.getAnnotatedUpperBounds());
      return "?" + list(" super ", lower) + (lower.isEmpty() ? list(" extends ", upper) : "");
    }
    return typeAnnotations(type) + plain(type.getType());
  }

  private static String plain(Type type) {
    return type instanceof Class<?> known ? name(known) : type.getTypeName();
  }

  private static String typeAnnotations(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(a -> "@" + a.annotationType().getSimpleName() + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getDeclaredAnnotations())
        .map(ApiText::annotation)
        .sorted()
        .collect(Collectors.joining());
  }

  private static String annotation(Annotation annotation) {
    String values =
        Arrays.stream(annotation.annotationType().getDeclaredMethods())
            .filter(m -> !value(annotation, m).equals(literal(m.getDefaultValue())))
            .map(m -> m.getName() + "=" + value(annotation, m))
            .sorted()
            .collect(Collectors.joining(", "));
    String name = "@" + annotation.annotationType().getSimpleName();
    return name + (values.isEmpty() ? "" : "(" + values.replaceFirst("^value=", "") + ")") + " ";
  }

  private static String value(Annotation annotation, Method element) {
    try {
      return literal(element.invoke(annotation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
