package io.github.jaxrssessions.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Turns a known limit round, so that it must fail, and writes what held to {@code
 * target/contract/}.
 */
final class FactRecorder implements InvocationInterceptor, BeforeAllCallback, AfterAllCallback {
  private final Set<String> held = new TreeSet<>();
  private final Map<String, String> limits = new TreeMap<>();
  private final Set<String> failed = new TreeSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    held.clear();
    limits.clear();
    failed.clear();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    String fact = invoked.getExecutable().getName();
    String reason = contract(context).limits().get(fact);
    try {
      invocation.proceed();
    } catch (TestAbortedException notHere) {
      throw notHere; // the fact needs what this Java or this connection lacks
    } catch (Throwable e) {
      if (reason == null) {
        failed.add(fact);
        throw e;
      }
      limits.put(fact, reason);
      return;
    }
    held.add(fact);
    if (reason != null) {
      throw new AssertionFailedError(fact + " holds here. Take it out of limits(): " + reason);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    RuntimeContract contract = contract(context);
    Set<String> unknown = new TreeSet<>(contract.limits().keySet());
    unknown.removeAll(held);
    unknown.removeAll(limits.keySet());
    if (!unknown.isEmpty() && !failed.isEmpty()) {
      throw new AssertionFailedError("No such facts: " + unknown);
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("runtime", contract.row().runtime());
    row.put("version", contract.row().version());
    row.put("java", System.getProperty("java.specification.version"));
    row.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    row.put("held", held.size());
    row.put("facts", held.size() + limits.size() + failed.size());
    row.put("limits", limits);
    row.put("failed", failed);
    String name = (row.get("runtime") + " " + row.get("version") + " java " + row.get("java"));
    Path folder = Path.of(System.getProperty("contract.results", "target/contract"));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".json"),
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(row)
            + "\n");
  }

  private static RuntimeContract contract(ExtensionContext context) {
    return (RuntimeContract) context.getRequiredTestInstance();
  }
}
