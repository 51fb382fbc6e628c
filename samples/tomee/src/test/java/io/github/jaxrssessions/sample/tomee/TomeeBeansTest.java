package io.github.jaxrssessions.sample.tomee;

import io.github.jaxrssessions.sample.server.ServerBeans;

class TomeeBeansTest extends ServerBeans {

  /** OpenWebBeans does not tell a look-up from an injection by a framework. */
  @Override
  protected String lookedUpElsewhere() {
    return NO_SESSION;
  }
}
