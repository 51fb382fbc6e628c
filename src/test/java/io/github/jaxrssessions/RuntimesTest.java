package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaxrssessions.contract.Browser;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runtime it is, and that an unknown one fails the deployment. */
class RuntimesTest {

  /** A runtime that nobody knows: it registers nothing and says so. */
  private static FeatureContext unknown(List<String> calls) {
    ClassLoader loader = RuntimesTest.class.getClassLoader();
    Configuration configuration =
        (Configuration)
            Proxy.newProxyInstance(
                loader, new Class<?>[] {Configuration.class}, (proxy, method, args) -> false);
    return (FeatureContext)
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {FeatureContext.class},
            (proxy, method, args) -> {
              calls.add(method.getName());
              return method.getName().equals("getConfiguration") ? configuration : proxy;
            });
  }

  @Test
  void unknownRuntimeFailsTheDeploymentAndNothingIsRegistered() {
    List<String> calls = new CopyOnWriteArrayList<>();
    FeatureContext context = unknown(calls);
    SessionAuth<?> auth = Accounts.auth().build();
    assertThatThrownBy(() -> auth.configure(context))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SessionAuth does not know the JAX-RS runtime of "
                + context.getClass().getName()
                + " and "
                + context.getConfiguration().getClass().getName()
                + ", so nothing would be protected. Supported: Jersey 3 and 4, RESTEasy 6.2 and"
                + " 7.0, CXF 4, Quarkus REST.");
    assertThat(calls).doesNotContain("register");
  }

  @Test
  void featureThatIsRegisteredTwiceGuardsOnce() {
    List<SessionEvent> events = new CopyOnWriteArrayList<>();
    SessionAuth<?> auth = Accounts.auth().listeners(events::add).build();
    List<Boolean> again = new CopyOnWriteArrayList<>();
    Feature nested = context -> again.add(auth.configure(context));
    try (TestServer server = TestServer.start(Accounts.class, auth, nested)) {
      assertThat(again).containsExactly(false);
      Browser.Reply reply = server.browser().post("/login/ann", "");
      assertThat(reply.setCookies()).hasSize(1);
      server.browser().post("/login/ann", "", "Sec-Fetch-Site", "cross-site");
      assertThat(events).filteredOn(SessionEvent.CrossOriginDenied.class::isInstance).hasSize(1);
    }
  }

  /**
   * The library's own classes, loaded once more beside a list of hooks that begins with a wreck.
   */
  private static final class Beside extends URLClassLoader {
    Beside(URL... urls) {
      super(urls, RuntimesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        boolean ours = name.startsWith("io.github.jaxrssessions.");
        Class<?> loaded = ours ? findLoadedClass(name) : super.loadClass(name, resolve);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  @Test
  void hookThatDoesNotLoadIsPassedOver(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(RuntimeHook.class.getName()), "there.is.no.SuchHook\n");
    URL classes = RuntimeHook.class.getProtectionDomain().getCodeSource().getLocation();
    try (Beside beside = new Beside(folder.toUri().toURL(), classes)) {
      Method of =
          beside.loadClass(Runtimes.class.getName()).getDeclaredMethod("of", FeatureContext.class);
      of.setAccessible(true);
      assertThatThrownBy(() -> of.invoke(null, unknown(new CopyOnWriteArrayList<>())))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("does not know the JAX-RS runtime");
      assertThat(found(of)).isEqualTo("io.github.jaxrssessions.runtime.JerseyHook");
    }
  }

  /** The hook that is found while Jersey configures a feature. */
  private static String found(Method of) {
    List<String> hooks = new CopyOnWriteArrayList<>();
    Feature asking =
        context -> {
          try {
            return hooks.add(((List<?>) of.invoke(null, context)).get(0).getClass().getName());
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        };

    TestServer.start(Accounts.class, Accounts.auth().build(), asking).close();
    return hooks.get(0);
  }
}
