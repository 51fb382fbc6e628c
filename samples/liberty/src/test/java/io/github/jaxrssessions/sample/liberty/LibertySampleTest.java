package io.github.jaxrssessions.sample.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.contract.ForeignParser;
import io.github.jaxrssessions.contract.SampleDocument;
import io.github.jaxrssessions.sample.server.ServerSample;
import org.junit.jupiter.api.Test;

class LibertySampleTest extends ServerSample {

  @Test
  void documentOfTheServerSaysWhatItDoes() throws Exception {
    JsonNode document = SampleDocument.read(browser(), "/openapi?format=json");
    SampleDocument.saysWhatTheServerDoes(document);
    SampleDocument.namesTheCookie(document, login(browser(), "ann", "nna"));
    // and strangers can read it
    assertThat(ForeignParser.read(document).operations()).hasSizeGreaterThan(4);
  }
}
