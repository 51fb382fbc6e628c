package io.github.jaxrssessions.sample.liberty;

import io.github.jaxrssessions.sample.server.ServerSample;

class LibertySampleTest extends ServerSample {}
