package io.github.jaxrssessions.sample.dropwizard;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.IOException;
import java.net.URI;

/** The sample as its user starts it. */
class DropwizardSampleTest extends SampleContract {
  private SampleProcess sample;

  @Override
  protected URI start() throws IOException {
    sample = SampleProcess.of(Main.class);
    return sample.address();
  }

  @Override
  protected void stop() {
    sample.close();
  }
}
