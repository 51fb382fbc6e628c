package io.github.jaxrssessions.sample.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.contract.app.ContractApplication;
import jakarta.ws.rs.core.Application;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A war of the library, what it needs, and an application. */
final class War {
  /** The application path of each. */
  static final String PATH = "api";

  /** Said here and not by an annotation: the application is every runtime's. */
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <servlet>
          <servlet-name>%1$s</servlet-name>
          <load-on-startup>1</load-on-startup>
          <async-supported>true</async-supported>
        </servlet>
        <servlet-mapping>
          <servlet-name>%1$s</servlet-name>
          <url-pattern>/%2$s/*</url-pattern>
        </servlet-mapping>
      </web-app>
      """
          .formatted(ContractApplication.class.getName(), PATH);

  private War() {}

  /**
   * With the contract's application.
   *
   * @param extra whose folder of resources {@code contract-war} comes along, if there is one
   */
  static Path ofTheContract(Path folder, Class<?> extra) throws IOException {
    Path war = folder.resolve("contract.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      put(zip, "WEB-INF/web.xml", WEB_XML.getBytes(StandardCharsets.UTF_8));
      fill(zip, ContractApplication.class, extra);
    }
    return war;
  }

  /** With an application that says its path itself, and the classes of its package. */
  static Path of(Class<? extends Application> application, Path folder, Class<?> extra)
      throws IOException {
    Path war = folder.resolve(application.getSimpleName() + ".war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      fill(zip, application, extra);
    }
    return war;
  }

  private static void fill(
      ZipOutputStream zip, Class<? extends Application> application, Class<?> extra)
      throws IOException {
    for (Class<?> part :
        new Class<?>[] {
          SessionAuth.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class
        }) {
      put(zip, "WEB-INF/lib/" + part.getPackageName() + ".jar", jar(place(part)));
    }
    String classes = application.getPackageName().replace('.', '/');
    add(zip, place(application), classes, "WEB-INF/classes/");
    if (extra.getResource("/contract-war") != null) {
      add(zip, place(extra).resolve("contract-war"), "", "");
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A jar as it is, and a folder of classes as a jar. */
  private static byte[] jar(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return Files.readAllBytes(place);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, place, "", "");
    }
    return bytes.toByteArray();
  }

  /** Adds the files under a folder of a jar or of a folder of classes. */
  private static void add(ZipOutputStream zip, Path place, String under, String to)
      throws IOException {
    if (Files.isDirectory(place)) {
      files(zip, place, place.resolve(under), to);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      files(zip, jar.getPath("/"), jar.getPath("/" + under), to);
    }
  }

  private static void files(ZipOutputStream zip, Path top, Path under, String to)
      throws IOException {
    try (Stream<Path> files = Files.walk(under)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = top.relativize(file).toString().replace('\\', '/');
        put(zip, to + name, Files.readAllBytes(file));
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    ((OutputStream) zip).write(bytes);
    zip.closeEntry();
  }
}
