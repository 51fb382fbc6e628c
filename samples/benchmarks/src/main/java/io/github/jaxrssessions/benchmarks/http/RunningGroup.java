package io.github.jaxrssessions.benchmarks.http;

import io.github.jaxrssessions.benchmarks.Servers.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The servers of one framework, all up. */
final class RunningGroup implements AutoCloseable {
  private static final List<String> JVM =
      List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData");
  private static final int LOAD = 0; // a processor
  private static final int SERVERS = 1; // another
  private static final int FEW = 2; // connections, with which the compiler gets its share

  private final Plan plan;
  private final Path folder;
  private final Wrk wrk;
  private final List<ServerProcess> servers = new ArrayList<>();

  private RunningGroup(Plan plan) throws IOException {
    this.plan = plan;
    folder = Files.createDirectories(Path.of("target", "http").toAbsolutePath());
    wrk = new Wrk(plan.on(LOAD), plan.connections(), folder);
  }

  static RunningGroup start(Group group, Plan plan, Addresses at) throws IOException {
    RunningGroup running = new RunningGroup(plan);
    try {
      for (Row row : group.rows()) {
        running.servers.add(ServerProcess.start(row, at, JVM));
      }
      running.servers.forEach(ServerProcess::ready);
      running.servers.forEach(Browsers::await);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /**
   * Until the compiler has little to do, with few connections and with as many as are measured:
   * what is compiled for few is thrown away where many take another way. Then each stays on the
   * processor that is its.
   */
  void warmUp() {
    Wrk few = new Wrk(List.of(), FEW, folder);
    Wrk many = new Wrk(List.of(), plan.connections(), folder);
    new WarmUp(
            (server, scenario, cookies, seconds) -> {
              slice(few, server, scenario, cookies, seconds);
              slice(many, server, scenario, cookies, seconds);
            },
            plan.warmUp(servers.size()))
        .run(servers, cookies());
    servers.forEach(server -> plan.keepOn(server.pid(), SERVERS));
  }

  /** One turn for each; each round begins with another one. */
  void round(int round, HttpFigures figures) {
    List<ServerProcess> turns = new ArrayList<>(servers);
    Collections.rotate(turns, -round);
    List<String> cookies = cookies();
    for (Scenario scenario : Scenario.values()) {
      for (ServerProcess server : turns) {
        Browsers.checkOpen(server);
        if (server.row().isBare() || scenario == Scenario.PUBLIC) {
          figures.add(
              server.row(), scenario, slice(wrk, server, scenario, cookies, plan.seconds()));
        } else {
          Browsers browsers = Browsers.login(server);
          browsers.check();
          Slice slice = slice(wrk, server, scenario, browsers.cookies(), plan.seconds());
          browsers.check();
          figures.add(server.row(), scenario, slice);
        }
      }
    }
  }

  /** What the server without sessions is sent: the same requests as the one beside it. */
  private List<String> cookies() {
    return Browsers.login(servers.get(1)).cookies();
  }

  private Slice slice(
      Wrk load, ServerProcess server, Scenario scenario, List<String> cookies, int seconds) {
    List<String> sent = scenario == Scenario.SESSION ? cookies : List.of();
    Reading before = server.read();
    Wrk.Load seen = load.run(server, scenario.path(), sent, seconds);
    Reading spent = server.read().since(before);
    // Under way when wrk ended, this time and the time before.
    return Slice.of(server.row(), spent, seen, 2 * plan.connections());
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
  }
}
