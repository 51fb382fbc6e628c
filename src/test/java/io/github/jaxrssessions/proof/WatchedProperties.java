package io.github.jaxrssessions.proof;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Watches the log while properties are tried, as {@link WatchedLogs} does for tests, and counts the
 * tries of all.
 */
public final class WatchedProperties implements AroundPropertyHook {
  private static final Map<String, Long> NUMBERS = new TreeMap<>();

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    WatchedLogs.Watch watch = new WatchedLogs.Watch();
    PropertyExecutionResult result = property.execute();
    Map<String, Long> seen = watch.stop();
    NUMBERS.merge("properties", 1L, Long::sum);
    NUMBERS.merge("tries", (long) result.countTries(), Long::sum);
    NUMBERS.merge("lines", seen.get("lines"), Long::sum);
    NUMBERS.put("canaries", seen.get("canaries"));
    Proof.write("properties", NUMBERS);
    try {
      watch.check();
      return result;
    } catch (AssertionError leak) {
      return result.mapToFailed(leak);
    }
  }
}
