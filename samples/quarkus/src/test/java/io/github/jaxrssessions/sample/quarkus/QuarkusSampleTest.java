package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class QuarkusSampleTest extends SampleContract {
  @TempDir static Path folder;

  @Override
  protected SampleProcess start() throws Exception {
    return BuiltApp.start(folder, Sessions.class);
  }
}
