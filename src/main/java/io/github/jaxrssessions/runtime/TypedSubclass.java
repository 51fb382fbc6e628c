package io.github.jaxrssessions.runtime;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A class made at run time, for those who read a type argument out of the class file: {@code class
 * Made extends S implements G<A> {}}.
 */
final class TypedSubclass extends ClassLoader {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int JAVA_11 = 55;
  private static final int PUBLIC = 0x0001;
  private static final int PUBLIC_FINAL_SUPER_SYNTHETIC = 0x1031;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final Class<?> argument;

  private TypedSubclass(Class<?> superclass, Class<?> argument) {
    super(superclass.getClassLoader());
    this.argument = argument;
  }

  /**
   * An instance.
   *
   * @param superclass public, with a public constructor that takes nothing, and with the methods of
   *     the interface
   * @param generic an interface with one type parameter
   * @param argument what the parameter stands for
   */
  static Object of(Class<?> superclass, Class<?> generic, Class<?> argument) {
    String name = superclass.getName() + "Typed"; // one for each loader
    byte[] file = file(name, superclass, generic, argument);
    try {
      return new TypedSubclass(superclass, argument)
          .defineClass(name, file, 0, file.length)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A " + generic + " of " + argument + " cannot be made", e);
    }
  }

  /** The argument may be of a loader that the library's does not know. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.equals(argument.getName()) ? argument : super.loadClass(name, resolve);
  }

  private static byte[] file(
      String name, Class<?> superclass, Class<?> generic, Class<?> argument) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(JAVA_11);
      writeConstants(out, name, superclass, generic, signature(superclass, generic, argument));
      out.writeShort(PUBLIC_FINAL_SUPER_SYNTHETIC);
      out.writeShort(2); // itself
      out.writeShort(4); // extends
      out.writeShort(1); // one interface
      out.writeShort(6);
      out.writeShort(0); // fields
      out.writeShort(1); // methods
      writeConstructor(out);
      out.writeShort(1); // attributes
      out.writeShort(12);
      out.writeInt(2);
      out.writeShort(13);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not from an array
    }
    return bytes.toByteArray();
  }

  private static String signature(Class<?> superclass, Class<?> generic, Class<?> argument) {
    return superclass.descriptorString()
        + generic.descriptorString().replaceFirst(";$", "<")
        + argument.descriptorString()
        + ">;";
  }

  private static void writeConstants(
      DataOutputStream out, String name, Class<?> superclass, Class<?> generic, String signature)
      throws IOException {
    out.writeShort(14); // the constants are 1 to 13
    writeClass(out, 1, name);
    writeClass(out, 3, superclass.getName());
    writeClass(out, 5, generic.getName());
    writeText(out, "<init>"); // 7
    writeText(out, "()V"); // 8
    writeText(out, "Code"); // 9
    out.writeByte(NAME_AND_TYPE); // 10
    out.writeShort(7);
    out.writeShort(8);
    out.writeByte(METHOD); // 11: the superclass's constructor
    out.writeShort(4);
    out.writeShort(10);
    writeText(out, "Signature"); // 12
    writeText(out, signature); // 13
  }

  /** Two constants: the name, and the class of that name. */
  private static void writeClass(DataOutputStream out, int at, String name) throws IOException {
    writeText(out, name.replace('.', '/'));
    out.writeByte(CLASS);
    out.writeShort(at);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
  }

  private static void writeConstructor(DataOutputStream out) throws IOException {
    out.writeShort(PUBLIC);
    out.writeShort(7);
    out.writeShort(8);
    out.writeShort(1); // attribute: its code
    out.writeShort(9);
    out.writeInt(17);
    out.writeShort(1); // stack
    out.writeShort(1); // locals
    out.writeInt(5);
    out.write(new byte[] {0x2a, (byte) 0xb7, 0, 11, (byte) 0xb1}); // super(); return
    out.writeShort(0); // exceptions
    out.writeShort(0); // attributes of the code
  }
}
