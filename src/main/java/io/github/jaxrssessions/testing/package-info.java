/**
 * For an application's own tests: requests that are logged in without a login, and a clock to move.
 * It uses only what is public.
 */
@NullMarked
package io.github.jaxrssessions.testing;

import org.jspecify.annotations.NullMarked;
