package io.github.jaxrssessions.benchmarks.http;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a server says that it has spent so far. What it cannot tell is -1.
 *
 * @param served requests that its resource has answered
 * @param cpu nanoseconds of processor time of the threads of Java
 * @param process of the whole process
 * @param compiler of the threads that compile
 * @param collector of the threads that collect garbage
 * @param bytes allocated
 * @param memory kilobytes that are in memory now
 */
record Reading(
    long served, long cpu, long process, long compiler, long collector, long bytes, long memory) {

  /** From the line that a server writes. */
  static Reading parse(String line) {
    Map<String, Long> values =
        Arrays.stream(line.split(" "))
            .map(part -> part.split("="))
            .collect(Collectors.toMap(part -> part[0], part -> Long.valueOf(part[1])));
    return new Reading(
        values.get("served"),
        values.get("cpu"),
        values.get("process"),
        values.get("compiler"),
        values.get("collector"),
        values.get("bytes"),
        values.get("memory"));
  }

  /** What was spent since. Memory is what it is now. */
  Reading since(Reading before) {
    return new Reading(
        served - before.served,
        cpu - before.cpu,
        process - before.process,
        compiler - before.compiler,
        collector - before.collector,
        bytes - before.bytes,
        memory);
  }
}
