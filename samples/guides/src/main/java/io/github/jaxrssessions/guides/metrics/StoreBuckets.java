package io.github.jaxrssessions.guides.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.LongStream;

// #region buckets
/** Nine buckets for each call of the store, to tell percentiles from. */
final class StoreBuckets implements MeterFilter {
  private static final double[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 500, 2000)
          .mapToDouble(ms -> Duration.ofMillis(ms).toNanos())
          .toArray();

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals("sessions.store")
        ? DistributionStatisticConfig.builder()
            .serviceLevelObjectives(BUCKETS)
            .build()
            .merge(config)
        : config;
  }
}
// #endregion buckets
