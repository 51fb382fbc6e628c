package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import io.github.jaxrssessions.SessionWriter;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import org.jspecify.annotations.Nullable;

/** What CDI injects as a {@link SessionWriter}. Public for CDI. */
@Dependent
@Unremovable
public class CdiWriter {

  /** Called by CDI. */
  public CdiWriter() {}

  /**
   * The writer for one place.
   *
   * @param place where it is wanted; null where a framework asks that does not say
   * @return for what may live longer than a request, one that finds its request by each call; for a
   *     look-up, the request's own
   */
  @Produces
  @Dependent
  @Unremovable
  public static SessionWriter writer(@Nullable InjectionPoint place) {
    SessionWriter found = RuntimeHook.writer(CdiWriter::ofTheMoment);
    if (place == null || place.getMember() != null) {
      return found;
    }
    SessionWriter own = ofTheMoment();
    return own == null ? found : own;
  }

  static @Nullable SessionWriter ofTheMoment() {
    return CDI.current().select(CdiSession.class).get().writer();
  }
}
