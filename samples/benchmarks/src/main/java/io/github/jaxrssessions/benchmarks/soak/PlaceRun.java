package io.github.jaxrssessions.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets users come to a server whose sessions are in some place, wave after wave. */
final class PlaceRun {
  /** More than a quarter of the idle limit, so that who is there is renewed. */
  private static final Duration STEP = Duration.ofMinutes(8);

  /** After ten minutes the library seals with another key, and keeps it. */
  private static final Duration NEW_KEY = Duration.ofMinutes(11);

  /** Nothing holds longer. */
  private static final Duration PAST_ALL = Duration.ofDays(401);

  /** So many logins and logouts make a server look at what is over. */
  private static final int SWEEPS = 64;

  private final Plan plan;
  private final Place place;
  private final Optional<RedisProcess> redis;
  private final ServerProcess server;
  private final Site site;
  private final List<PlaceResult.Held> held = new ArrayList<>();
  private final List<Long> restarts = new ArrayList<>();
  private long busy;
  private int visits;

  private PlaceRun(
      Plan plan, Place place, Optional<RedisProcess> redis, ServerProcess server, long end) {
    this.plan = plan;
    this.place = place;
    this.redis = redis;
    this.server = server;
    this.site =
        new Site(
            new Tally(end),
            new ServersClock(server::advance),
            new Outages(),
            new BadCookies(Site.COOKIE),
            new Left());
  }

  /**
   * Starts all that it takes, and ends it.
   *
   * @param end when it must be over, by {@code nanoTime}
   */
  static PlaceResult run(Plan plan, Place place, long end)
      throws IOException, InterruptedException {
    if (place != Place.REDIS) {
      return run(plan, place, Optional.empty(), end);
    }
    try (RedisProcess redis = new RedisProcess(plan.folder())) {
      return run(plan, place, Optional.of(redis), end);
    }
  }

  private static PlaceResult run(Plan plan, Place place, Optional<RedisProcess> redis, long end)
      throws IOException, InterruptedException {
    int port = redis.map(RedisProcess::port).orElse(0);
    try (ServerProcess server = ServerProcess.start(plan.server(), place, port, plan.folder())) {
      return new PlaceRun(plan, place, redis, server, end).run();
    }
  }

  private PlaceResult run() throws IOException, InterruptedException {
    JsonNode heard = MissingNode.getInstance();
    try {
      for (int wave = 0; wave < plan.waves() && !site.tally().isOver(); wave++) {
        wave(wave);
        age();
        held.add(new PlaceResult.Held(server.memory(), site.tally().count(Kind.LOGINS)));
      }
      heard = server.heard();
    } catch (IOException e) { // what was counted until then tells why
      site.tally().broken(e);
    }
    return new PlaceResult(
        place,
        plan.wave() * plan.waves(),
        site.tally().counts(),
        site.tally().examples(),
        held,
        restarts,
        busy / 1e9,
        heard,
        redis.map(RedisProcess::kept));
  }

  private void wave(int wave) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long before = site.tally().count(Kind.USERS);
    Crowd crowd = new Crowd(plan, site, server.port(), wave * plan.wave(), plan.wave());
    crowd.start();
    int killed = 0;
    long step = plan.clockEvery();
    for (long done = step; done < plan.wave(); done += step) {
      if (!site.tally().await(Kind.USERS, before + done)) {
        break;
      }
      site.clock().advance(STEP);
      if (redis.isPresent() && done * (plan.restarts() + 1) > plan.wave() * (killed + 1)) {
        killed++;
        restart(redis.get());
      }
    }
    crowd.join();
    busy += System.nanoTime() - began;
  }

  /** Kills Redis, and starts it when enough were told so. */
  private void restart(RedisProcess killed) throws IOException, InterruptedException {
    long enough = site.tally().count(Kind.OWED_TO_STORE) + plan.connections();
    site.outages().begins();
    killed.kill();
    while (site.tally().count(Kind.OWED_TO_STORE) < enough && !site.tally().isOver()) {
      visit(Deed.LOGIN);
    }
    killed.start();
    long ready = System.nanoTime();
    while (!visit(Deed.LOGIN) && !site.tally().isOver()) {}
    site.outages().over();
    restarts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready));
  }

  /** Until nothing that the wave left behind may still hold. */
  private void age() throws IOException, InterruptedException {
    for (int i = 0; i < plan.keys() && !site.tally().isOver(); i++) {
      site.clock().advance(NEW_KEY);
      visit(Deed.LOGIN, Deed.LOOK, Deed.LOGOUT);
    }
    site.clock().advance(PAST_ALL);
    tryWhatIsLeft();
    for (int i = 0; i < SWEEPS && !site.tally().isOver(); i++) {
      visit(Deed.LOGIN, Deed.LOGOUT);
    }
  }

  /** The cookies that were lost without a logout, whose time is over. */
  private void tryWhatIsLeft() throws IOException {
    try (Connection connection = new Connection(server.port(), Site.COOKIE)) {
      for (String cookie : site.left().take()) {
        Judge judge = new Judge(site, new Knowledge("somebody"), Deed.LEAVE);
        Reply reply = connection.send(new Head("GET", "me", Site.COOKIE + "=" + cookie).text());
        judge.refused(reply, Kind.EXPIRED, Kind.OUTLIVED);
      }
    }
  }

  /** Does something over a connection of its own; whether it came to the end at the first try. */
  private boolean visit(Deed... deeds) {
    visits++;
    Visitor visitor = new Visitor("visitor-" + visits, List.of(deeds), site);
    try (Connection connection = new Connection(server.port(), Site.COOKIE)) {
      for (int i = 1; i < deeds.length; i++) {
        if (!visitor.act(connection)) {
          return false; // something was wrong: it does nothing more
        }
      }
      return !visitor.act(connection);
    }
  }
}
