package io.github.jaxrssessions.sample.server.beans;

import io.github.jaxrssessions.SessionWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One bean for all requests: its writer finds the session of each. */
// #region bean
@ApplicationScoped
public class Basket {
  @Inject private SessionWriter field;
  private final SessionWriter constructor;

  /** For CDI's proxy. */
  protected Basket() {
    constructor = null;
  }

  /** Called by CDI. */
  @Inject
  public Basket(SessionWriter constructor) {
    this.constructor = constructor;
  }

  void put(String article) {
    field.update(data -> data.put("basket", article));
  }

  String article() {
    return constructor.current().orElseThrow().map().getOrDefault("basket", "nothing").toString();
  }
}
// #endregion bean
