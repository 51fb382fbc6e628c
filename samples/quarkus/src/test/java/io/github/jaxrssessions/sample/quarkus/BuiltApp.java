package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.contract.SampleProcess;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.paths.PathList;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Quarkus application of some classes: built, and run as a process, as its users do. */
final class BuiltApp {
  private BuiltApp() {}

  /** Of some classes and what is nested in them. */
  static SampleProcess start(Path folder, Class<?>... classes) throws Exception {
    for (Class<?> each : classes) {
      copy(each, folder, file -> isOf(each, file));
      Class<?> around = each.getDeclaringClass(); // or a nested class could not be loaded
      if (around != null) {
        copy(around, folder, file -> file.equals(around.getSimpleName() + ".class"));
      }
    }
    return start(folder);
  }

  /** Of all in the package of some classes but these, and more. */
  static SampleProcess startWithout(List<Class<?>> without, Path folder, Class<?>... more)
      throws Exception {
    copy(
        without.get(0),
        folder,
        file -> file.endsWith(".class") && without.stream().noneMatch(each -> isOf(each, file)));
    return start(folder, more);
  }

  private static SampleProcess start(Path folder) throws Exception {
    CuratedApplication application =
        QuarkusBootstrap.builder()
            .setApplicationRoot(PathList.of(folder))
            .setProjectRoot(Path.of("").toAbsolutePath())
            .setTargetDirectory(Files.createDirectories(folder.resolve("target")))
            .setMode(QuarkusBootstrap.Mode.PROD)
            .setTest(true) // the model that Maven left for tests
            .setIsolateDeployment(true)
            .build()
            .bootstrap();
    Path jar;
    try {
      jar = application.createAugmentor().createProductionApplication().getJar().getPath();
    } finally {
      application.close();
    }
    int port = SampleProcess.freePort();
    return SampleProcess.of(
        port,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-jar",
        jar.toString());
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
}
