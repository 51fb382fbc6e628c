/** What the tests tried, counted for the page that tells it. */
@NullMarked
package io.github.jaxrssessions.proof;

import org.jspecify.annotations.NullMarked;
