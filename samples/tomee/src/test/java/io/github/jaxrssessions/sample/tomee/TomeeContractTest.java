package io.github.jaxrssessions.sample.tomee;

import io.github.jaxrssessions.sample.server.ServerContract;

class TomeeContractTest extends ServerContract {}
