package io.github.jaxrssessions.sample.wildfly;

import io.github.jaxrssessions.sample.server.ServerContract;

class WildflyContractTest extends ServerContract {}
