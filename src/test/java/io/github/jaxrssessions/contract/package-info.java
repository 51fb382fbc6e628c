/**
 * What holds on every JAX-RS runtime, as tests. A subclass of {@link
 * io.github.jaxrssessions.contract.RuntimeContract} starts a server with {@link
 * io.github.jaxrssessions.contract.app.ContractApplication}, and each fact is asked of it over
 * HTTP.
 */
package io.github.jaxrssessions.contract;
