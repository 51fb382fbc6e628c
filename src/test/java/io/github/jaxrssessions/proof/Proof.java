package io.github.jaxrssessions.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run tried and how much, as {@code target/proof/NAME.json}. {@code npm run proof} in
 * {@code site} takes the numbers of its page from there.
 */
public final class Proof {
  private Proof() {}

  /** Writes the numbers of a run; those of an earlier run of that name are gone. */
  public static void write(String name, Map<String, ? extends Number> numbers) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "proof"));
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve(name + ".json").toFile(), new TreeMap<>(numbers));
    } catch (IOException e) {
      throw new IllegalStateException("target/proof/" + name + ".json cannot be written: " + e, e);
    }
  }
}
