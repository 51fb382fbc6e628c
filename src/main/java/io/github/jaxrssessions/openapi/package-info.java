/**
 * OpenAPI documents that say what {@link io.github.jaxrssessions.SessionAuth} does. {@link
 * io.github.jaxrssessions.openapi.SessionOpenApi} needs swagger-core 2.2 ({@code -jakarta}), for
 * its plain function alone the models of 2.2 or 3.0; {@link
 * io.github.jaxrssessions.openapi.SessionOasFilter} needs MicroProfile OpenAPI. Neither needs the
 * other's, and nothing else names any of them.
 */
@NullMarked
package io.github.jaxrssessions.openapi;

import org.jspecify.annotations.NullMarked;
