package io.github.jaxrssessions.benchmarks.soak;

/**
 * A user.
 *
 * @param name whose session it is
 */
public record Customer(String name) {}
