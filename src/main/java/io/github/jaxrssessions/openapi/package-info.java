/**
 * OpenAPI documents that say what {@link io.github.jaxrssessions.SessionAuth} does. The one package
 * that needs swagger-core 2.2 ({@code -jakarta}); nothing else names it.
 */
@NullMarked
package io.github.jaxrssessions.openapi;

import org.jspecify.annotations.NullMarked;
