package io.github.jaxrssessions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What CXF reads out of the class that is made for it, with {@link Supplier} in its place. */
class TypedSubclassTest {

  /** Has the interface's method, and does not implement it. */
  public static class Answers {
    public Object get() {
      return "made";
    }
  }

  /** A user of the application's. */
  record User(String name) {}

  private static ParameterizedType interfaceOf(Object made) {
    assertThat(made.getClass().getGenericInterfaces()).hasSize(1);
    return (ParameterizedType) made.getClass().getGenericInterfaces()[0];
  }

  @Test
  void classNamesTheTypeThatItIsMadeFor() {
    for (Class<?> user : new Class<?>[] {User.class, String.class, Runnable.class}) {
      ParameterizedType made = interfaceOf(TypedSubclass.of(Answers.class, Supplier.class, user));
      assertThat(made.getRawType()).isEqualTo(Supplier.class);
      assertThat(made.getActualTypeArguments()).isEqualTo(new Type[] {user});
    }
  }

  @Test
  void methodsAreThoseOfTheSuperclass() {
    Object made = TypedSubclass.of(Answers.class, Supplier.class, User.class);
    assertThat(made).isInstanceOf(Answers.class);
    assertThat(((Supplier<?>) made).get()).isEqualTo("made");
  }

  @Test // as on a server that has the library, with the users in an application of its own
  void typeMayBeOfALoaderThatTheLibraryDoesNotKnow() throws ClassNotFoundException {
    Class<?> user = new Apart().loadClass(MovableClock.class.getName());
    assertThat(user).isNotEqualTo(MovableClock.class);
    Object made = TypedSubclass.of(Answers.class, Supplier.class, user);
    assertThat(interfaceOf(made).getActualTypeArguments()).isEqualTo(new Type[] {user});
  }

  /** Has a class of the tests of its own. */
  private static final class Apart extends ClassLoader {
    Apart() {
      super(MovableClock.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(MovableClock.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
