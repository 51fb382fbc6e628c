package io.github.jaxrssessions.sample.wildfly;

import io.github.jaxrssessions.sample.server.ServerSample;

class WildflySampleTest extends ServerSample {}
