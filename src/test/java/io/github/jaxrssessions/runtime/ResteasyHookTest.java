package io.github.jaxrssessions.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Without RESTEasy on the class path; the contract runs on it, in the samples. */
class ResteasyHookTest {
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /** A runtime whose classes are not what the hook needs. */
  private FeatureContext lacking() {
    ClassLoader loader = getClass().getClassLoader();
    Configuration configuration =
        (Configuration)
            Proxy.newProxyInstance(
                loader, new Class<?>[] {Configuration.class}, (self, method, given) -> false);
    return (FeatureContext)
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {FeatureContext.class},
            (self, method, given) -> {
              calls.add(method.getName());
              return method.getName().equals("getConfiguration") ? configuration : self;
            });
  }

  @Test
  void otherRuntimesAreLeftAlone() {
    assertThat(new ResteasyHook().fits(lacking())).isFalse();
  }

  @Test
  void deploymentFailsWhereResteasyLacksWhatIsNeeded() {
    assertThatThrownBy(() -> new ResteasyHook().install(lacking(), String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("SessionAuth cannot give sessions to resources here: it needs org")
        .hasMessageContaining("it needs org.jboss.resteasy.spi.ResteasyProviderFactory, which")
        .hasMessageEndingWith("lacks. Supported: RESTEasy 6.2 and 7.0.");
    assertThat(calls).doesNotContain("register");
  }
}
