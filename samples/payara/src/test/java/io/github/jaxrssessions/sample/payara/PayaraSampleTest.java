package io.github.jaxrssessions.sample.payara;

import io.github.jaxrssessions.sample.server.ServerSample;

class PayaraSampleTest extends ServerSample {}
