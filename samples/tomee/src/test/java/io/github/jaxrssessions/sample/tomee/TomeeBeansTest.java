package io.github.jaxrssessions.sample.tomee;

import io.github.jaxrssessions.sample.server.ServerBeans;

class TomeeBeansTest extends ServerBeans {}
