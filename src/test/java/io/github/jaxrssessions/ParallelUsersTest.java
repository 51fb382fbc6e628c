package io.github.jaxrssessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.Accounts.User;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.testing.LoggedIn;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who are there at once never see each other (points 3 and 4). */
class ParallelUsersTest {
  private static final int USERS = 50;
  private static final int ROUNDS = 3;

  /** Says who is there in every way there is, before and after it met another request. */
  public abstract static class Meeting {
    private static final CyclicBarrier TWO = new CyclicBarrier(2);

    abstract SessionWriter session();

    abstract SecurityContext security();

    @GET
    public String get(
        @Context User user, @Context SecurityContext context, @Context SessionWriter writer)
        throws Exception {
      String before = all(user, context, writer);
      TWO.await(20, TimeUnit.SECONDS);
      return before + " " + all(user, context, writer);
    }

    private String all(User user, SecurityContext context, SessionWriter writer) {
      return String.join(
          " ",
          user.name(),
          context.getUserPrincipal().getName(),
          security().getUserPrincipal().getName(),
          WriterInjectionTest.said(writer),
          WriterInjectionTest.said(session()));
    }
  }

  @Path("each")
  public static class OneEach extends Meeting {
    @Context SessionWriter session;
    @Context SecurityContext security;

    @Override
    SessionWriter session() {
      return session;
    }

    @Override
    SecurityContext security() {
      return security;
    }
  }

  @Path("all")
  @Singleton
  public static class OneForAll extends OneEach {}

  @Path("instance")
  public static class Instance extends OneEach {}

  @ParameterizedTest
  @ValueSource(strings = {"/each", "/all", "/instance"})
  void fiftyUsersSeeThemselves(String path) throws Exception {
    try (TestServer server =
        TestServer.start(
            Accounts.class,
            OneEach.class,
            OneForAll.class,
            new Instance(),
            Accounts.auth().build())) {
      List<Browser> browsers = IntStream.range(0, USERS).mapToObj(i -> server.browser()).toList();
      for (int i = 0; i < USERS; i++) {
        browsers.get(i).post("/login/user" + i, "");
      }
      for (int round = 0; round < ROUNDS; round++) {
        List<String> seen = atOnce(browsers.stream().map(b -> get(b, path)).toList());
        for (int i = 0; i < USERS; i++) {
          assertThat(seen.get(i)).isEqualTo(("user" + i + " ").repeat(10).strip());
        }
      }
    }
  }

  private static Callable<String> get(Browser browser, String path) {
    return () -> browser.get(path).body();
  }

  @Test
  void resultOfOneResolverIsNeverAnothers() throws Exception {
    SessionAuth<User> auth = Accounts.auth().build();
    List<Callable<List<String>>> users =
        IntStream.range(0, USERS).mapToObj(i -> handshakes(auth, "user" + i)).toList();
    List<List<String>> seen = atOnce(users);
    for (int i = 0; i < USERS; i++) {
      assertThat(seen.get(i)).containsOnly("user" + i);
    }
  }

  private static Callable<List<String>> handshakes(SessionAuth<User> auth, String name) {
    String cookie = LoggedIn.cookie(auth, Map.of("user_id", name));
    return () ->
        IntStream.range(0, ROUNDS)
            .mapToObj(i -> Sessions.authenticate(auth, cookie).orElseThrow().user().name())
            .toList();
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      ArrayList<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
