package io.github.jaxrssessions.sample.payara;

import io.github.jaxrssessions.sample.server.ServerContract;

class PayaraContractTest extends ServerContract {}
