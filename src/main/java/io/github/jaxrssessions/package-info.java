/** Login sessions for any JAX-RS runtime, carried in a sealed cookie. */
@NullMarked
package io.github.jaxrssessions;

import org.jspecify.annotations.NullMarked;
