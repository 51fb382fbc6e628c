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
  private static final double QUIET = 0.02; // the compiler's share of all processor time
  private static final int PATIENCE = 3; // times the warm-up, for one whose compiler never rests
  private static final double SECOND = 1e9; // nanoseconds

  private final Plan plan;
  private final Wrk wrk;
  private final List<ServerProcess> servers = new ArrayList<>();

  private RunningGroup(Plan plan) throws IOException {
    this.plan = plan;
    wrk =
        new Wrk(
            plan.on(0),
            plan.connections(),
            Files.createDirectories(Path.of("target", "http").toAbsolutePath()));
  }

  static RunningGroup start(Group group, Plan plan, Addresses at) throws IOException {
    RunningGroup running = new RunningGroup(plan);
    for (Row row : group.rows()) {
      running.servers.add(ServerProcess.start(row, at, plan.on(1), JVM));
    }
    running.servers.forEach(ServerProcess::ready);
    running.servers.forEach(Browsers::await);
    return running;
  }

  /** By consumed processor time, which is what the compiler needs, until it has little to do. */
  void warmUp() {
    List<String> cookies = cookies();
    for (ServerProcess server : servers) {
      List<String> own = server.row().isBare() ? cookies : Browsers.login(server).cookies();
      Reading start = server.read();
      double share = 1;
      double spent = 0;
      for (int lap = 0; warming(spent, share, lap); lap++) {
        Reading before = server.read();
        for (Scenario scenario : Scenario.values()) {
          slice(server, scenario, own, 1);
        }
        Reading since = server.read().since(before);
        share = (double) since.compiler() / since.process();
        spent = server.read().since(start).process() / SECOND;
      }
      System.out.printf("  %s: %.0f s, compiler %.1f %%%n", server.row().id(), spent, share * 100);
    }
  }

  private boolean warming(double spent, double share, int lap) {
    boolean enough = spent >= plan.warmUp() && share < QUIET;
    return !enough && spent < plan.warmUp() * PATIENCE && lap < plan.warmUp() * PATIENCE;
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
          figures.add(server.row(), scenario, slice(server, scenario, cookies, plan.seconds()));
        } else {
          Browsers browsers = Browsers.login(server);
          browsers.check();
          Slice slice = slice(server, scenario, browsers.cookies(), plan.seconds());
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

  private Slice slice(ServerProcess server, Scenario scenario, List<String> cookies, int seconds) {
    List<String> sent = scenario == Scenario.SESSION ? cookies : List.of();
    Reading before = server.read();
    Wrk.Load load = wrk.run(server, scenario.path(), sent, seconds);
    Reading spent = server.read().since(before);
    return Slice.of(server.row(), spent, load, plan.connections());
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
  }
}
