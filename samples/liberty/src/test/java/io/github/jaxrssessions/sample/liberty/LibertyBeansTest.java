package io.github.jaxrssessions.sample.liberty;

import io.github.jaxrssessions.sample.server.ServerBeans;

class LibertyBeansTest extends ServerBeans {}
