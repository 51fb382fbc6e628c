package io.github.jaxrssessions.sample.payara;

import io.github.jaxrssessions.sample.server.ServerBeans;

class PayaraBeansTest extends ServerBeans {}
