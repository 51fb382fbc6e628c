package io.github.jaxrssessions.sample.helidon;

import io.github.jaxrssessions.contract.SampleContract;
import io.github.jaxrssessions.contract.SampleProcess;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The sample as its user starts it: without the beans of the tests. */
class HelidonSampleTest extends SampleContract {
  @Override
  protected SampleProcess start() throws IOException {
    String mainClasses =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> !place.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    return SampleProcess.of(Main.class, "-cp", mainClasses);
  }
}
