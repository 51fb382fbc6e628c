package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.SessionCookie;
import io.github.jaxrssessions.store.MemoryOnAClock;
import io.github.jaxrssessions.store.Redis;
import io.github.jaxrssessions.testing.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.LogManager;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The shop as a process: Jersey on Grizzly, with the sessions in some place. */
public final class ShopServer {
  /** The bytes of a request's head that it takes. */
  static final int HEAD = 8192;

  private static final int THREADS = 64;
  private static final int IN_MEMORY = 1_000_000;

  private ShopServer() {}

  /** The name of a {@link Place}, and the port of Redis. */
  public static void main(String[] arguments) throws Exception {
    run(arguments, settings -> {}, application -> {});
  }

  /**
   * Serves until who started it ends: then its input does.
   *
   * @param arguments those of {@link #main}
   * @param settings what else is set
   * @param more what else the application does
   */
  static void run(
      String[] arguments,
      Consumer<SessionAuthBuilder<Customer>> settings,
      Consumer<ResourceConfig> more)
      throws Exception {
    try (InputStream quiet = ShopServer.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    MovableClock clock = MovableClock.at(Instant.now());
    Heard heard = new Heard();
    SessionAuthBuilder<Customer> builder =
        SessionAuth.builder(Customer.class, new Customers())
            .keys(KeyRing.fromEnvironment("SESSION_KEYS"))
            .subject(session -> session.text("user"))
            .clock(clock)
            .listeners(heard)
            .cookie(SessionCookie.insecureForLocalhost());
    Optional<Redis> redis = keep(builder, Place.valueOf(arguments[0]), arguments[1], clock);
    settings.accept(builder);
    ResourceConfig application = new ResourceConfig(Shop.class).register(builder.build());
    application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    more.accept(application);
    HttpServer server = serve(application);
    try (Admin admin = new Admin(clock, heard)) {
      System.out.println(server.getListener("grizzly").getPort() + " " + admin.port());
      while (System.in.read() >= 0) {}
    } finally {
      server.shutdownNow();
      redis.ifPresent(Redis::close);
    }
  }

  /** Keeps the sessions in a place; where that is a Redis, it is told. */
  private static Optional<Redis> keep(
      SessionAuthBuilder<Customer> builder, Place place, String port, MovableClock clock) {
    if (place == Place.MEMORY) {
      builder.store(MemoryOnAClock.of(IN_MEMORY, clock));
    }
    if (place != Place.REDIS) {
      return Optional.empty();
    }
    // Patient, so that a 503 says that Redis is away and not that the machine is busy.
    Redis redis =
        Redis.builder("redis://127.0.0.1:" + port)
            .timeout(Duration.ofSeconds(20))
            .clock(clock)
            .connect();
    builder.store(redis.sessions()).revocations(redis.revocations());
    return Optional.of(redis);
  }

  private static HttpServer serve(ResourceConfig application) throws IOException {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), application, false);
    NetworkListener listener = server.getListener("grizzly");
    listener.setMaxHttpHeaderSize(HEAD);
    // Connections stay, or a million users would use up the ports.
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig().setCorePoolSize(THREADS).setMaxPoolSize(THREADS));
    server.start();
    return server;
  }
}
