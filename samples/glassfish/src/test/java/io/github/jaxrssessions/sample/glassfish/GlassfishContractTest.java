package io.github.jaxrssessions.sample.glassfish;

import io.github.jaxrssessions.sample.server.ServerContract;

class GlassfishContractTest extends ServerContract {}
