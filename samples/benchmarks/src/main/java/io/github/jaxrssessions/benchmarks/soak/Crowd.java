package io.github.jaxrssessions.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many users at once: a thread for each connection, over which so many of them do one thing or
 * another in turn, until the last has been through with all.
 */
final class Crowd {
  private final Plan plan;
  private final Site site;
  private final int port;
  private final AtomicLong next;
  private final long end;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Nobody yet.
   *
   * @param port the server's
   * @param first the number of the first user
   * @param count how many there are
   */
  Crowd(Plan plan, Site site, int port, long first, long count) {
    this.plan = plan;
    this.site = site;
    this.port = port;
    this.next = new AtomicLong(first);
    this.end = first + count;
  }

  void start() {
    for (int i = 0; i < plan.connections(); i++) {
      Random random = new Random(plan.seed() + next.get() * plan.connections() + i);
      Thread thread = new Thread(() -> run(random), "connection-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Waits until all are through, or it is over. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void run(Random random) {
    List<Visitor> here = new ArrayList<>();
    try (Connection connection = new Connection(port, Site.COOKIE)) {
      while (come(here, random) && !site.tally().isOver()) {
        int which = random.nextInt(here.size());
        Visitor visitor = here.get(which);
        if (!visitor.act(connection)) {
          here.set(which, here.get(here.size() - 1));
          here.remove(here.size() - 1);
          site.tally().add(Kind.USERS);
        }
      }
      site.tally().add(Kind.ANSWERS, connection.answers());
    } catch (RuntimeException | Error e) {
      site.tally().broken(e);
    }
  }

  /** Lets users come until there are as many as are to be; whether there is anybody. */
  private boolean come(List<Visitor> here, Random random) {
    while (here.size() < plan.atOnce()) {
      long number = next.getAndIncrement();
      if (number >= end) {
        break;
      }
      here.add(new Visitor(number, random, site));
    }
    return !here.isEmpty();
  }
}
