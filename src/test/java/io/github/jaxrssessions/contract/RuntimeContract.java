package io.github.jaxrssessions.contract;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a user may rely on, whatever the runtime. A subclass starts its server with {@link
 * io.github.jaxrssessions.contract.app.ContractApplication}; all facts talk to that one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(FactRecorder.class)
public abstract class RuntimeContract
    implements LoginFacts,
        InjectionFacts,
        AsyncFacts,
        AccessFacts,
        AnswerFacts,
        BreakingFacts,
        CookieFacts,
        CrossOriginFacts {
  private URI server;

  /**
   * What runs, as the compatibility table shows it.
   *
   * @param runtime "RESTEasy on Undertow", say
   * @param version of the runtime that really runs
   */
  public record Row(String runtime, String version) {}

  protected abstract Row row();

  /** Starts it on 127.0.0.1 and a free port. */
  protected abstract URI start() throws Exception;

  protected abstract void stop() throws Exception;

  /**
   * The facts that do not hold here, by the name of their method, each with the reason. They are
   * run, too: one that holds after all fails, so that its line is taken out.
   */
  protected Map<String, String> limits() {
    return Map.of();
  }

  @BeforeAll
  final void startServer() throws Exception {
    server = start();
  }

  @AfterAll
  final void stopServer() throws Exception {
    stop();
  }

  @Override
  public final URI server() {
    return server;
  }

  @Override
  public Browser browser() {
    return new Browser(server);
  }
}
