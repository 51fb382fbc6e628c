package io.github.jaxrssessions.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The page of a result file: every number in it is from there. */
final class SpeedPage {
  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("headerParse", "the `Cookie` header read"),
          Map.entry("setCookie", "the `Set-Cookie` line"),
          Map.entry("sealBytes", "bytes sealed"),
          Map.entry("openBytes", "bytes opened"),
          Map.entry("jsonWrite", "JSON written and checked"),
          Map.entry("jsonRead", "JSON read"),
          Map.entry("jacksonWrite", "Jackson as it comes: a map written"),
          Map.entry("jacksonRead", "Jackson as it comes: a map read"),
          Map.entry("jerseyAlone", "Jersey without sessions: a cookie that nobody reads"),
          Map.entry("openAlone", "Jersey without sessions: no cookie"),
          Map.entry("openFiltered", "the same behind three filters that do nothing"),
          Map.entry("openAnonymous", "a public resource, no cookie"),
          Map.entry("openWithSession", "a public resource, a session that nobody asks for"),
          Map.entry("loggedIn", "a resource that needs a login"),
          Map.entry("inRole", "a resource that needs a role"),
          Map.entry("unauthorized", "the 401 for no cookie"),
          Map.entry("login", "a login"),
          Map.entry("oursAlone", "our part of one that is logged in, without Jersey"),
          Map.entry("oursChanging", "our part of one that changes the session, without Jersey"));

  private final JsonNode file;

  private SpeedPage(JsonNode file) {
    this.file = file;
  }

  /** Writes the page of a result anew: the file with the result, the file for the page. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), of(Files.readString(Path.of(args[0]))));
  }

  /** The page of what {@link Results#json} made. */
  static String of(String json) throws IOException {
    SpeedPage page = new SpeedPage(new ObjectMapper().readTree(json));
    return text()
        .replace("{targets}", new Targets(page.file).rows())
        .replace("{chart}", new SpeedCharts(page.file).cookies())
        .replace("{growing}", new SpeedCharts(page.file).growth())
        .replace("{encrypted}", page.cookies("LIMIT", "OURS", "ENCRYPTED"))
        .replace("{signed}", page.cookies("SIGNED"))
        .replace("{parts}", page.parts())
        .replace("{requests}", page.requests())
        .replace("{growth}", page.growth())
        .replace("{versions}", page.facts("versions"))
        .replace("{machine}", page.facts("machine"));
  }

  private static String text() throws IOException {
    try (InputStream in = SpeedPage.class.getResourceAsStream("page.md")) {
      return new String(
          Objects.requireNonNull(in, "page.md").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String cookies(String... kinds) {
    StringBuilder rows = new StringBuilder();
    for (int size : CookieBenchmark.SIZES) {
      String head = "**" + String.format(Locale.ROOT, "%,d", size) + " bytes**";
      rows.append(line(head, "", "", "", "", "", "", ""));
      for (Implementation each : Implementation.values()) {
        JsonNode seal = cookie(each, size, "seal");
        JsonNode open = cookie(each, size, "open");
        if (List.of(kinds).contains(each.kind().name()) && !seal.isMissingNode()) {
          rows.append(
              line(
                  each.title(),
                  each.content(),
                  cpu(seal),
                  cpu(open),
                  median(seal, "ofRaw") + " : " + median(open, "ofRaw"),
                  median(seal, "ofLimit") + " : " + median(open, "ofLimit"),
                  bytes(seal) + " : " + bytes(open),
                  seal.path("cookieLength").asText()));
        }
      }
    }
    return rows.toString().strip();
  }

  private JsonNode cookie(Implementation which, int size, String operation) {
    return find(file, which, size, operation);
  }

  static JsonNode find(JsonNode file, Implementation which, int size, String operation) {
    return rows(file.path("cookies"))
        .filter(row -> row.path("implementation").asText().equals(which.name()))
        .filter(row -> row.path("size").asInt() == size)
        .filter(row -> row.path("operation").asText().equals(operation))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static Stream<JsonNode> rows(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private String parts() {
    return rows(file.path("parts"))
        .map(
            row ->
                line(
                    OPERATIONS.get(row.path("operation").asText()),
                    String.format(Locale.ROOT, "%,d", row.path("size").asInt()),
                    cpu(row),
                    bytes(row)))
        .collect(Collectors.joining())
        .strip();
  }

  private String requests() {
    List<String> lines = new ArrayList<>();
    for (JsonNode row : file.path("requests")) {
      lines.add(line(OPERATIONS.get(row.path("operation").asText()), cpu(row), bytes(row)));
    }
    return String.join("", lines).strip();
  }

  private String growth() {
    StringBuilder lines = new StringBuilder();
    for (Growing each : Growing.values()) {
      String figures =
          rows(file.path("growth"))
              .filter(row -> row.path("load").asText().startsWith(each + "="))
              .map(
                  row ->
                      String.format(
                          Locale.ROOT,
                          "%,d: %s (%s)",
                          Integer.parseInt(row.path("load").asText().split("=")[1]),
                          cpu(row),
                          bytes(row)))
              .collect(Collectors.joining("<br>"));
      lines.append(figures.isEmpty() ? "" : line(each.title(), figures));
    }
    return lines.toString().strip();
  }

  private String facts(String of) {
    List<String> facts = new ArrayList<>();
    file.path(of)
        .properties()
        .forEach(each -> facts.add(each.getKey() + " " + each.getValue().asText()));
    return String.join(", ", facts);
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String cpu(JsonNode row) {
    JsonNode cpu = row.path("cpuNanoseconds");
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f–%,.0f)",
        cpu.path("median").asDouble(),
        cpu.path("least").asDouble(),
        cpu.path("most").asDouble());
  }

  private static String median(JsonNode row, String ratio) {
    return row.has(ratio)
        ? String.format(Locale.ROOT, "%.1f", row.path(ratio).path("median").asDouble())
        : "";
  }

  private static String bytes(JsonNode row) {
    return String.format(Locale.ROOT, "%,d", row.path("bytes").asLong());
  }
}
