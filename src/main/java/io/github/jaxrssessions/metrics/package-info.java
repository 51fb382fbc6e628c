/**
 * What {@link io.github.jaxrssessions.SessionAuth} does, as numbers. The one package that needs
 * Micrometer ({@code io.micrometer:micrometer-core}); nothing else names it.
 */
@NullMarked
package io.github.jaxrssessions.metrics;

import org.jspecify.annotations.NullMarked;
