package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.SampleProcess;
import io.github.jaxrssessions.contract.app.BySetter;
import io.github.jaxrssessions.contract.app.ContractApplication;
import io.github.jaxrssessions.contract.app.ContractAuth;
import io.github.jaxrssessions.contract.app.Single;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on Quarkus REST. */
class QuarkusContractTest extends RuntimeContract {

  /** The application, with its SessionAuth as Quarkus wants it. */
  public static class OnQuarkus extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(ContractApplication.CLASSES);
      classes.remove(BySetter.class); // the build says that it takes none
      classes.add(Single.class);
      classes.add(Sessions.class);
      return classes;
    }

    /** Three lines of a user. */
    @Provider
    public static class Sessions implements Feature {
      @Override
      public boolean configure(FeatureContext context) {
        return ContractAuth.AUTH.configure(context);
      }
    }
  }

  @TempDir static Path folder;

  private SampleProcess app;

  @Override
  protected Row row() {
    return new Row("Quarkus REST", "3.37.4");
  }

  @Override
  protected Map<String, String> limits() {
    return Map.of(
        "writerIsInASetter", "Quarkus takes no @Context on a setter: the build fails and says so.");
  }

  @Override
  protected URI start() throws Exception {
    app =
        BuiltApp.startWithout(
            List.of(ContractApplication.class, BySetter.class), folder, OnQuarkus.class);
    return app.address();
  }

  @Override
  protected void stop() throws Exception {
    app.close();
  }
}
