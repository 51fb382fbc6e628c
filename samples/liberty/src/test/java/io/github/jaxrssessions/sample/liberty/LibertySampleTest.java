package io.github.jaxrssessions.sample.liberty;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jaxrssessions.contract.SampleDocument;
import io.github.jaxrssessions.sample.server.ServerSample;
import org.junit.jupiter.api.Test;

class LibertySampleTest extends ServerSample {

  @Test
  void documentOfTheServerSaysWhatItDoes() throws Exception {
    JsonNode document = SampleDocument.read(browser(), "/openapi?format=json");
    SampleDocument.saysWhatTheServerDoes(document);
    SampleDocument.namesTheCookie(document, login(browser(), "ann", "nna"));
  }
}
