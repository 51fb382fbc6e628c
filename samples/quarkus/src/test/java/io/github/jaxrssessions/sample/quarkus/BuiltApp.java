package io.github.jaxrssessions.sample.quarkus;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.paths.PathList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A Quarkus application of some classes, built and started as Quarkus itself does. */
final class BuiltApp implements AutoCloseable {
  private final CuratedApplication built;
  private final RunningQuarkusApplication running;
  private final URI uri;

  private BuiltApp(CuratedApplication built, RunningQuarkusApplication running, URI uri) {
    this.built = built;
    this.running = running;
    this.uri = uri;
  }

  /** The classes, and those that are nested in them. */
  static BuiltApp start(Path folder, Class<?>... classes) throws Exception {
    for (Class<?> each : classes) {
      copy(each, folder);
    }
    int port = freePort();
    Properties settings = new Properties();
    settings.setProperty("quarkus.http.host", "127.0.0.1");
    settings.setProperty("quarkus.http.port", String.valueOf(port));
    CuratedApplication built =
        QuarkusBootstrap.builder()
            .setApplicationRoot(PathList.of(folder))
            .setProjectRoot(Path.of("").toAbsolutePath())
            .setTargetDirectory(folder.resolveSibling(folder.getFileName() + "-target"))
            .setMode(QuarkusBootstrap.Mode.RUN)
            .setTest(true)
            .setIsolateDeployment(true)
            .setBuildSystemProperties(settings)
            .setRuntimeProperties(settings)
            .build()
            .bootstrap();
    try {
      RunningQuarkusApplication running =
          built.createAugmentor().createInitialRuntimeApplication().run();
      return new BuiltApp(built, running, URI.create("http://127.0.0.1:" + port + "/"));
    } catch (Exception e) {
      built.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Class<?> type, Path folder) throws IOException, URISyntaxException {
    Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      copy(type, source, folder);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        copy(type, jar.getPath("/"), folder);
      }
    }
  }

  private static void copy(Class<?> type, Path source, Path folder) throws IOException {
    Path from = source.resolve(type.getPackageName().replace('.', '/'));
    Path to = Files.createDirectories(folder.resolve(type.getPackageName().replace('.', '/')));
    String name = type.getName().substring(type.getPackageName().length() + 1);
    List<Path> found;
    try (Stream<Path> files = Files.list(from)) {
      found = files.filter(file -> isOf(name, file.getFileName().toString())).toList();
    }
    for (Path file : found) {
      Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
    }
  }

  private static boolean isOf(String type, String file) {
    return file.equals(type + ".class") || (file.startsWith(type + "$") && file.endsWith(".class"));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() throws Exception {
    try (built) {
      running.close();
    }
  }
}
