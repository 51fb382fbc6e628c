package io.github.jaxrssessions.sample.wildfly;

import io.github.jaxrssessions.sample.server.ServerBeans;

class WildflyBeansTest extends ServerBeans {}
