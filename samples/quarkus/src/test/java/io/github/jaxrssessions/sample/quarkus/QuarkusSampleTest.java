package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class QuarkusSampleTest extends SampleContract {
  @TempDir static Path folder;

  private SampleProcess sample;

  @Override
  protected URI start() throws Exception {
    sample = BuiltApp.start(folder, Sessions.class);
    return sample.address();
  }

  @Override
  protected void stop() {
    sample.close();
  }
}
