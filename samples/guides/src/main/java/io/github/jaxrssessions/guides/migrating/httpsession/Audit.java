package io.github.jaxrssessions.guides.migrating.httpsession;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.function.Consumer;

/** Hears of the container's sessions. */
// #region before
public class Audit implements HttpSessionListener {
  private final Consumer<String> log;

  public Audit(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    log.accept("began");
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    log.accept("ended");
  }
}
// #endregion before
