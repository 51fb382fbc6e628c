package io.github.jaxrssessions.sample.tomee;

import io.github.jaxrssessions.sample.server.ServerSample;

class TomeeSampleTest extends ServerSample {}
