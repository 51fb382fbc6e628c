/**
 * The application that the contract asks. It needs JAX-RS 3.0, the library and nothing else, so
 * that any runtime can serve it. It has no JSON: bodies are text.
 */
package io.github.jaxrssessions.contract.app;
