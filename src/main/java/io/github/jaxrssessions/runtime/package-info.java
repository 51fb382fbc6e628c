/**
 * How each JAX-RS runtime gives resources their {@code @Context}. Nothing here is for applications.
 */
@NullMarked
package io.github.jaxrssessions.runtime;

import org.jspecify.annotations.NullMarked;
