/**
 * For an application's own tests: requests that are logged in without a login, a jar that keeps
 * cookies, assertions on what an answer does to the session, a clock to move, and a check that a
 * running server is not open. It uses only what is public.
 */
@NullMarked
package io.github.jaxrssessions.testing;

import org.jspecify.annotations.NullMarked;
