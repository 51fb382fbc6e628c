package io.github.jaxrssessions.benchmarks;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.session.Session;

/** What it ran on. */
public final class Machine {
  private Machine() {}

  /**
   * Of the machine itself.
   *
   * @return them by name
   */
  public static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processors", processors());
    facts.put("Java", Runtime.version().toString());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return facts;
  }

  /**
   * Of the machine and of what the stores ran on.
   *
   * @param at where the databases are
   * @return them by name
   * @throws SQLException where PostgreSQL cannot be asked
   */
  public static Map<String, String> facts(Addresses at) throws SQLException {
    Map<String, String> facts = facts();
    facts.put("Spring Session", version(Session.class));
    facts.put("Lettuce", version(RedisClient.class));
    try (Connection connection = DriverManager.getConnection(at.postgresql())) {
      facts.put("PostgreSQL", connection.getMetaData().getDatabaseProductVersion());
    }
    facts.put("Redis", redis(at.redis()));
    return facts;
  }

  /**
   * How many processes wanted a processor, on average over the last minute.
   *
   * @return a figure
   */
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  /**
   * Whether others want the processors, too, so that times on the clock tell little.
   *
   * @return true where they do
   */
  public static boolean isBusy() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > system.getAvailableProcessors() + 1;
  }

  private static String version(Class<?> type) {
    return String.valueOf(type.getPackage().getImplementationVersion()).replaceFirst("/.*", "");
  }

  private static String processors() {
    int count = Runtime.getRuntime().availableProcessors();
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> count + " × " + line.substring(line.indexOf(':') + 1).strip())
          .orElse("" + count);
    } catch (IOException e) {
      return "" + count; // not Linux
    }
  }

  /**
   * The version of a Redis.
   *
   * @param port where it is
   * @return its version
   */
  public static String redis(int port) {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection
          .sync()
          .info("server")
          .lines()
          .filter(line -> line.startsWith("redis_version:"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }
}
