/**
 * Where sessions and endings are kept when one process's memory is not enough: memory with a bound,
 * any JDBC database, Redis. Each needs its own library, and is of no weight without it.
 */
@NullMarked
package io.github.jaxrssessions.store;

import org.jspecify.annotations.NullMarked;
