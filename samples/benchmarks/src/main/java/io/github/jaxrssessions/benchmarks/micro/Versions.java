package io.github.jaxrssessions.benchmarks.micro;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions run beside ours, by the names of their jars. */
final class Versions {
  private Versions() {}

  static Map<String, String> all() throws IOException {
    String usual = System.getProperty("java.class.path");
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Jackson", of(usual, "jackson-databind"));
    versions.put("Tink", of(usual, "tink"));
    versions.put("Quarkus", of(usual, "quarkus-vertx-http"));
    versions.put("Ktor", of(usual, "ktor-server-sessions-jvm"));
    versions.put("Nimbus JOSE + JWT", of(usual, "nimbus-jose-jwt"));
    versions.put("JJWT", of(usual, "jjwt-impl"));
    versions.put("Vert.x", of(usual, "vertx-web-sstore-cookie"));
    versions.put("Play", of(Micro.playPath(), "play_2\\.13"));
    versions.put("Jersey", of(usual, "jersey-server"));
    versions.put("JMH", of(usual, "jmh-core"));
    return versions;
  }

  static String of(String classPath, String artifact) {
    Matcher jar =
        Pattern.compile("[/\\\\]" + artifact + "-(\\d[^/\\\\]*)\\.jar").matcher(classPath);
    return jar.find() ? jar.group(1) : "unknown";
  }
}
