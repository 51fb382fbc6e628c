package io.github.jaxrssessions.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds the mutants that no test kills against {@code src/test/mutation/survivors.txt}: each stands
 * there with the reason, and no other. A mutant is known by its file, its mutator and the line that
 * it changes, so that a line may move.
 */
public final class Survivors {
  private static final Path REASONS = Path.of("src", "test", "mutation", "survivors.txt");
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "github");

  private Survivors() {}

  /** Ends the build where a survivor has no reason, or a reason no survivor. */
  public static void main(String[] arguments) throws Exception {
    Path report = Path.of(arguments[0]);
    NodeList mutants =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("mutation");
    TreeSet<String> survivors = new TreeSet<>();
    TreeSet<String> slow = new TreeSet<>();
    int killed = 0;
    int alive = 0;
    for (int i = 0; i < mutants.getLength(); i++) {
      Element mutant = (Element) mutants.item(i);
      if (mutant.getAttribute("detected").equals("true")) {
        killed++;
        if (mutant.getAttribute("status").equals("TIMED_OUT")) {
          slow.add(key(mutant)); // on a busy machine: whether it survives is not known
        }
      } else {
        alive++;
        survivors.add(key(mutant));
      }
    }
    Map<String, String> reasons = reasons();
    List<String> wrong = new ArrayList<>();
    survivors.stream().filter(s -> !reasons.containsKey(s)).forEach(s -> wrong.add("new: " + s));
    reasons.keySet().stream()
        .filter(s -> !survivors.contains(s) && !slow.contains(s))
        .forEach(s -> wrong.add("killed, or its line is another now: " + s));
    Proof.write("mutation", Map.of("mutants", killed + alive, "killed", killed, "alive", alive));
    System.out.printf("%d mutants, %d killed, %d with a reason%n", killed + alive, killed, alive);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "A test should kill it, or "
              + REASONS
              + " say why none can:\n"
              + String.join("\n", wrong));
    }
  }

  private static String key(Element mutant) {
    String type = text(mutant, "mutatedClass").replaceAll("\\$.*", "").replace('.', '/') + ".java";
    String mutator = text(mutant, "mutator").replaceAll(".*\\.|Mutator$", "");
    Path file = SOURCES.getParent().getParent().resolve(type);
    try {
      String line = Files.readAllLines(file).get(Integer.parseInt(text(mutant, "lineNumber")) - 1);
      return file.getFileName() + " | " + mutator + " | " + line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Element mutant, String tag) {
    return mutant.getElementsByTagName(tag).item(0).getTextContent();
  }

  /** Two lines each: the mutant, and behind four spaces why none can kill it. */
  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    List<String> lines =
        Files.readAllLines(REASONS).stream()
            .filter(l -> !l.startsWith("#") && !l.isBlank())
            .toList();
    for (int i = 0; i < lines.size(); i += 2) {
      if (i + 1 == lines.size() || !lines.get(i + 1).startsWith("    ")) {
        throw new IllegalStateException(REASONS + " gives no reason for: " + lines.get(i));
      }
      reasons.put(lines.get(i), lines.get(i + 1).strip());
    }
    return reasons;
  }
}
