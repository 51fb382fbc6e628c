package io.github.jaxrssessions.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaxrssessions.cluster.Counts.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node and then Redis are killed while people log in, read, change and end; what comes of it. */
class FaultsTest {
  private static final Path REPORT = Path.of("target", "faults", "cluster.txt");

  @TempDir Path folder;

  @Test
  void killedNodeAndKilledRedisLoseNothing() throws Exception {
    Counts counts = new Counts();
    try (Machines machines = Machines.start(folder)) {
      Traffic traffic = new Traffic(machines.nodes(), counts);
      counts.phase("all up");
      traffic.start(6);
      counts.await(Kind.ANSWERED, 600);

      counts.phase("a node killed");
      machines.killNode(1);
      counts.await(Kind.ANSWERED, 600);
      counts.await(Kind.UNREACHABLE, 100);

      counts.phase("the node starts");
      machines.startNode(1);
      counts.await(Kind.ANSWERED, 600);

      counts.phase("Redis killed");
      machines.killRedis();
      counts.await(Kind.UNAVAILABLE, 60);

      counts.phase("Redis starts");
      machines.startRedis();
      long back = System.nanoTime();
      counts.await(Kind.ANSWERED, 1);
      long recovery = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back);
      counts.await(Kind.ANSWERED, 600);

      counts.phase("a look at all");
      traffic.endAndLookAtAll();
      report(counts, traffic, recovery);
      assertHolds(counts, traffic);
    }
  }

  private static void report(Counts counts, Traffic traffic, long recovery) throws IOException {
    String text =
        """
        %s
        %d sessions were to hold, and %d to be ended: each was looked at on both nodes.
        The first good answer came %d ms after Redis was back.
        """
            .formatted(counts, traffic.alive(), traffic.ended(), recovery);
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, text);
  }

  private static void assertHolds(Counts counts, Traffic traffic) {
    assertThat(counts.total(Kind.LOST)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.CHANGES_LOST)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.REVIVED)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.MIXED_UP)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.CLEARED)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.WITHOUT_RETRY_AFTER)).as("%s", counts).isZero();
    assertThat(counts.total(Kind.OTHER)).as("%s", counts).isZero();
    // Those that were ended, at each node, and nobody else.
    assertThat(counts.total(Kind.REFUSED)).as("%s", counts).isEqualTo(2 * traffic.ended());
    assertThat(traffic.alive()).isGreaterThan(50);
    assertThat(traffic.ended()).isPositive();
  }
}
