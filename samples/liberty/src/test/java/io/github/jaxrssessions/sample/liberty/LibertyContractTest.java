package io.github.jaxrssessions.sample.liberty;

import io.github.jaxrssessions.sample.server.ServerContract;

class LibertyContractTest extends ServerContract {}
