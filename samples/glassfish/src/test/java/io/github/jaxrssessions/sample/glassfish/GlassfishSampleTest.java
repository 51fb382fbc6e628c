package io.github.jaxrssessions.sample.glassfish;

import io.github.jaxrssessions.sample.server.ServerSample;

class GlassfishSampleTest extends ServerSample {}
