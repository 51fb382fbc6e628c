package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.SessionWriter;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The session of the request scope. Public for CDI. */
@RequestScoped
@Unremovable
public class CdiSession {
  private volatile @Nullable SessionWriter writer;

  /** Called by CDI. */
  public CdiSession() {}

  void bind(SessionWriter ofTheRequest) {
    writer = ofTheRequest;
  }

  @Nullable SessionWriter writer() {
    return writer;
  }
}
