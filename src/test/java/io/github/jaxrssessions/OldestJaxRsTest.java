package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library asks of JAX-RS what 3.0 has, so that it runs where 3.0 does. */
class OldestJaxRsTest {
  private static final Path OLDEST = Path.of(System.getProperty("oldest-jaxrs"));

  @Test
  void mainSourcesCompileAgainstJaxRs30(@TempDir Path classes) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(errors(sources.filter(f -> f.toString().endsWith(".java")).toList(), classes))
          .isEmpty();
    }
    assertThat(classes.resolve("io/github/jaxrssessions/SessionAuth.class")).exists();
  }

  @Test // or the test above would show nothing
  void whatCame31IsAnErrorThere(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Newer.java");
    Files.writeString(source, "class Newer { jakarta.ws.rs.core.NewCookie.Builder builder; }");
    assertThat(errors(List.of(source), folder)).hasSize(1);
  }

  private static List<String> errors(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    String classPath =
        OLDEST.resolve("jakarta.ws.rs-api.jar")
            + File.pathSeparator
            + Files.readString(OLDEST.resolve("class-path")).strip();
    List<String> options =
        List.of("--release", "17", "-proc:none", "-cp", classPath, "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      compiler
          .getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return said.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(String::valueOf)
        .toList();
  }
}
