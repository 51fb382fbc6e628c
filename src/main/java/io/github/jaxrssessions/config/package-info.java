/** Settings by name from MicroProfile Config, where it is there. */
@NullMarked
package io.github.jaxrssessions.config;

import org.jspecify.annotations.NullMarked;
