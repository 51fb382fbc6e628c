package io.github.jaxrssessions.sample.server;

import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts a sample's server with a war. */
final class Servers {
  private Servers() {}

  static SampleProcess start(Path war, String root) throws IOException {
    Stream<String> pom =
        Stream.of("home", "config", "deployments", "command", "ready", "name")
            .map(name -> "-Dserver." + name + "=" + System.getProperty("server." + name, ""));
    Stream<String> here = Stream.of("-Dserver.war=" + war, "-Dserver.root=" + root);
    return SampleProcess.of(Server.class, Stream.concat(pom, here).toArray(String[]::new));
  }

  /** Ends it, and keeps what it said. */
  static void stop(SampleProcess server, String what) throws IOException {
    if (server == null) {
      return; // it did not start
    }
    server.close();
    Path log = Path.of(System.getProperty("server.target")).resolve(what + ".log");
    Files.writeString(log, server.output());
  }
}
