package io.github.jaxrssessions.sample.quarkus;

import io.github.jaxrssessions.contract.RuntimeContract;
import io.github.jaxrssessions.contract.app.Accounts;
import io.github.jaxrssessions.contract.app.Clock;
import io.github.jaxrssessions.contract.app.ContractApplication;
import io.github.jaxrssessions.contract.app.ContractAuth;
import io.github.jaxrssessions.contract.app.Elsewhere;
import io.github.jaxrssessions.contract.app.Fitted;
import io.github.jaxrssessions.contract.app.Injected;
import io.github.jaxrssessions.contract.app.Single;
import io.github.jaxrssessions.contract.app.User;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on Quarkus REST. */
class QuarkusContractTest extends RuntimeContract {
  @TempDir static Path folder;

  private BuiltApp app;

  @Override
  protected Row row() {
    return new Row("Quarkus REST", "3.37.4");
  }

  @Override
  protected URI start() throws Exception {
    app =
        BuiltApp.start(
            folder,
            ContractApplication.class,
            ContractAuth.class,
            Accounts.class,
            Clock.class,
            Injected.class,
            Elsewhere.class,
            Fitted.class,
            Single.class,
            User.class);
    return app.uri();
  }

  @Override
  protected void stop() throws Exception {
    app.close();
  }
}
