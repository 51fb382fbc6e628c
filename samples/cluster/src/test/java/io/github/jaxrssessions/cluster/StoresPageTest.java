package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What site/stores.md shows of this sample is this sample. */
class StoresPageTest {
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/jaxrssessions/cluster/App.java");

  @Test
  void thePageShowsTheCodeThatRuns() throws IOException {
    String code =
        Files.readString(SOURCE)
            .split("// #region auth\n", -1)[1]
            .split(" *// #endregion auth", -1)[0]
            .stripTrailing()
            .stripIndent()
            .strip();

    assertThat(Files.readString(Path.of("../../site/stores.md"))).contains(code);
  }
}
