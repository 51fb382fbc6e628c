package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;

/** The sample as its user starts it. */
class JerseySampleTest extends SampleContract {
  @Override
  protected SampleProcess start() throws IOException {
    return SampleProcess.of(Main.class);
  }
}
