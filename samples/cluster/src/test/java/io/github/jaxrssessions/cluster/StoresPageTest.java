package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What site/stores.md shows of this sample is this sample. */
class StoresPageTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/jaxrssessions/cluster");

  @ParameterizedTest
  @CsvSource({"App, auth", "Devices, devices"})
  void thePageShowsTheCodeThatRuns(String file, String region) throws IOException {
    String code =
        Files.readString(SOURCES.resolve(file + ".java"))
            .split("// #region " + region + "\n", -1)[1]
            .split(" *// #endregion " + region, -1)[0]
            .stripIndent()
            .strip();

    assertThat(Files.readString(Path.of("../../site/stores.md"))).contains(code);
  }
}
