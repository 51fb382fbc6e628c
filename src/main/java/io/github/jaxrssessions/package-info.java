/**
 * Login sessions for JAX-RS applications: register one {@link io.github.jaxrssessions.SessionAuth},
 * write the session with {@code @Context SessionWriter} in the login resource, read the user
 * everywhere else.
 */
@NullMarked
package io.github.jaxrssessions;

import org.jspecify.annotations.NullMarked;
