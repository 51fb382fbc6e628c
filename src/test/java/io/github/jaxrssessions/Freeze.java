package io.github.jaxrssessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Adds the cookies that a release writes to those that every later one opens. */
public final class Freeze {
  private static final Path FROZEN = Path.of("src", "test", "resources", "frozen", "v1.json");

  private Freeze() {}

  /** Told the version that is to be released; it is frozen once. */
  public static void main(String[] arguments) throws IOException {
    String version = arguments[0];
    String before = Files.readString(FROZEN).stripTrailing();
    if (before.contains("\"what\":\"" + version + ": ")) {
      throw new IllegalArgumentException(
          FROZEN + " has cookies of " + version + " already. They are never changed.");
    }
    String added =
        FrozenCookiesTest.today()
            .map(frozen -> named(version, frozen))
            .collect(Collectors.joining(",\n"));
    String list = before.substring(0, before.length() - "\n]".length());
    Files.writeString(FROZEN, list + ",\n" + added + "\n]\n");
  }

  private static String named(String version, JsonNode frozen) {
    ObjectNode named = (ObjectNode) frozen;
    return named.put("what", version + ": " + frozen.get("what").asText()).toString();
  }
}
