package io.github.jaxrssessions.sample.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.sample.Login;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helidon serves the resources of an application that is no bean, and nothing it registers. */
class OpenApplicationTest {

  /** No bean: {@code @ApplicationScoped} is missing. */
  @ApplicationPath("/")
  public static class NoBean extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Resource.class);
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other way to register an instance
    public Set<Object> getSingletons() {
      return Set.of(Login.auth());
    }
  }

  /** What would be open. */
  @Path("open")
  public static class Resource {
    @GET
    public String get() {
      return "in";
    }
  }

  @Test
  void applicationThatIsNoBeanFailsTheStart(@TempDir java.nio.file.Path classes) throws Exception {
    for (Class<?> each : List.of(Main.class, getClass(), NoBean.class, Resource.class)) {
      copy("/" + each.getName().replace('.', '/') + ".class", classes);
    }
    copy("/META-INF/beans.xml", classes);
    assertThat(start(classes))
        .contains("no SessionAuth is registered")
        .contains("make the Application that does an @ApplicationScoped bean")
        .doesNotContain("Helidon runs at");
  }

  private static void copy(String resource, java.nio.file.Path folder) throws IOException {
    java.nio.file.Path file = folder.resolve(resource.substring(1));
    Files.createDirectories(file.getParent());
    try (InputStream in = OpenApplicationTest.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
  }

  /** All that it says until it runs or ends. */
  private static String start(java.nio.file.Path classes) throws IOException {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("helidon" + File.separator + "target"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dport=0",
                "-cp",
                classes + File.pathSeparator + libraries,
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("Helidon runs at")) {
          break;
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return said.toString();
  }
}
