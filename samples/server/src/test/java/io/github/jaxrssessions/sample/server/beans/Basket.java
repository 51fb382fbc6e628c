package io.github.jaxrssessions.sample.server.beans;

import io.github.jaxrssessions.SessionWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

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
    Map<String, Object> data = constructor.current().orElseThrow().map();
    return String.valueOf(data.getOrDefault("basket", "nothing"));
  }
}
// #endregion bean
