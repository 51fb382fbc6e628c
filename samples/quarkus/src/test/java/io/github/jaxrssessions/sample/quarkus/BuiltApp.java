package io.github.jaxrssessions.sample.quarkus;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.paths.PathList;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Quarkus application of some classes, built and started as Quarkus itself does. */
final class BuiltApp {
  private final CuratedApplication built;
  private final RunningQuarkusApplication running;
  private final URI uri;

  private BuiltApp(CuratedApplication built, RunningQuarkusApplication running, URI uri) {
    this.built = built;
    this.running = running;
    this.uri = uri;
  }

  /** Of some classes and what is nested in them. */
  static BuiltApp start(Path folder, Class<?>... classes) throws Exception {
    for (Class<?> each : classes) {
      copy(each, folder, file -> isOf(each, file));
    }
    return start(folder);
  }

  /** Of all in the package of some classes but these, and more. */
  static BuiltApp startWithout(List<Class<?>> without, Path folder, Class<?>... more)
      throws Exception {
    copy(
        without.get(0),
        folder,
        file -> file.endsWith(".class") && without.stream().noneMatch(each -> isOf(each, file)));
    return start(folder, more);
  }

  private static BuiltApp start(Path folder) throws Exception {
    int port = SampleProcess.freePort();
    Properties settings = new Properties();
    settings.setProperty("quarkus.http.host", "127.0.0.1");
    settings.setProperty("quarkus.http.port", String.valueOf(port));
    CuratedApplication built =
        QuarkusBootstrap.builder()
            .setApplicationRoot(PathList.of(folder))
            .setProjectRoot(Path.of("").toAbsolutePath())
            .setTargetDirectory(folder.resolveSibling(folder.getFileName() + "-target"))
            .setMode(QuarkusBootstrap.Mode.RUN)
            .setTest(true) // the model that Maven left for tests
            .setIsolateDeployment(true)
            .setBuildSystemProperties(settings)
            .setRuntimeProperties(settings)
            .build()
            .bootstrap();
    try {
      return new BuiltApp(
          built,
          built.createAugmentor().createInitialRuntimeApplication().run(),
          URI.create("http://127.0.0.1:" + port + "/"));
    } catch (Throwable e) {
      built.close();
      throw e;
    }
  }

  private static void copy(Class<?> type, Path folder, Predicate<String> wanted)
      throws IOException, URISyntaxException {
    Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      copy(type, source, folder, wanted);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        copy(type, jar.getPath("/"), folder, wanted);
      }
    }
  }

  private static void copy(Class<?> type, Path source, Path folder, Predicate<String> wanted)
      throws IOException {
    String place = type.getPackageName().replace('.', '/');
    Path target = Files.createDirectories(folder.resolve(place));
    try (Stream<Path> files = Files.list(source.resolve(place))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (wanted.test(name)) {
          Files.write(target.resolve(name), Files.readAllBytes(file));
        }
      }
    }
  }

  private static boolean isOf(Class<?> type, String file) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return file.equals(name + ".class") || (file.startsWith(name + "$") && file.endsWith(".class"));
  }

  URI uri() {
    return uri;
  }

  void stop() throws Exception {
    try (built) {
      running.close();
    }
  }
}
