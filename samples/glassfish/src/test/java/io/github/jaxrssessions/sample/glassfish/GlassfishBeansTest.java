package io.github.jaxrssessions.sample.glassfish;

import io.github.jaxrssessions.sample.server.ServerBeans;

class GlassfishBeansTest extends ServerBeans {}
