package io.github.jaxrssessions.benchmarks.soak;

/**
 * What a server holds.
 *
 * @param heap bytes, after a full collection
 * @param threads how many are alive
 */
record Memory(long heap, int threads) {}
