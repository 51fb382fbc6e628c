package io.github.jaxrssessions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.SessionStore;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** An application that has no Caffeine. */
class WithoutCaffeineTest {

  @Test
  void memoryNamesWhatIsMissing() throws Exception {
    URL[] others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("caffeine"))
            .map(WithoutCaffeineTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
      Class<?> memory = loader.loadClass(MemorySessionStore.class.getName());
      assertThat(memory.getDeclaredFields()).isNotEmpty(); // whoever looks at it meets no error
      assertThat(memory.getDeclaredMethods()).isNotEmpty();
      assertThat(memory.getInterfaces()[0].getName()).isEqualTo(SessionStore.class.getName());
      assertThatThrownBy(() -> memory.getConstructor(int.class).newInstance(1000))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "MemorySessionStore needs Caffeine, which is not on the class path. Add the"
                  + " dependency com.github.ben-manes.caffeine:caffeine, version 3.");
    }
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
