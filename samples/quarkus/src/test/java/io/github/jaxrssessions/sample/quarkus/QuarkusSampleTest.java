package io.github.jaxrssessions.sample.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.contract.ForeignParser;
import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleDocument;
import io.github.jaxrssessions.contract.SampleProcess;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.nio.file.Path;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarkusSampleTest extends SampleContract {
  @TempDir static Path folder;

  /** Says where it was made. */
  @OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
  public static class Stamped extends Docs implements OASFilter {
    private final String process = "made in " + ProcessHandle.current().pid();

    @Override
    public void filterOpenAPI(OpenAPI document) {
      super.filterOpenAPI(document);
      document.addExtension("x-process", process);
    }
  }

  @Override
  protected SampleProcess start() throws Exception {
    return BuiltApp.start(folder, Sessions.class, Docs.class, Stamped.class);
  }

  @Test
  void documentOfTheServerSaysWhatItDoes() throws Exception {
    JsonNode document = SampleDocument.read(browser(), "/q/openapi?format=json");
    SampleDocument.saysWhatTheServerDoes(document);
    SampleDocument.namesTheCookie(document, login(browser(), "ann", "nna"));
    // and strangers can read it
    assertThat(ForeignParser.read(document).operations()).hasSizeGreaterThan(4);
  }

  @Test // where the keys are; the build runs in this process
  void filterIsMadeWhenTheApplicationStarts() throws Exception {
    JsonNode document = SampleDocument.read(browser(), "/q/openapi?format=json");
    assertThat(document.path("x-process").asText())
        .startsWith("made in ")
        .isNotEqualTo("made in " + ProcessHandle.current().pid());
  }
}
