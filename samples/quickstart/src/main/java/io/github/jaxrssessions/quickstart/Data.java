package io.github.jaxrssessions.quickstart;

import io.github.jaxrssessions.KeyRing;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** The folder that a restart finds again: the users, and a key where none is given. */
final class Data {
  private static final String KEYS = "SESSION_KEYS";

  private final Path folder;

  private Data(Path folder) {
    this.folder = folder;
  }

  static Data in(Path folder) throws IOException {
    return new Data(Files.createDirectories(folder.toAbsolutePath(), ownerOnly("rwx------")));
  }

  Users users() throws SQLException {
    return Users.in(folder);
  }

  /**
   * From {@code SESSION_KEYS}, the way for production; else from a file made at the first start.
   */
  KeyRing keys() throws IOException {
    String given = System.getenv(KEYS);
    if (given != null && !given.isBlank()) {
      return KeyRing.fromEnvironment(KEYS);
    }
    Path file = folder.resolve("session.key");
    if (Files.notExists(file)) {
      Files.createFile(file, ownerOnly("rw-------"));
      Files.writeString(file, KeyRing.generate());
      System.out.println(KEYS + " is not set: made a key of its own in " + file);
    }
    return KeyRing.parse(Files.readString(file).strip());
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0]; // Windows: as the folder above says
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
