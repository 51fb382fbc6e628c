package io.github.jaxrssessions.guides.metrics;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.github.jaxrssessions.Refusal;
import io.github.jaxrssessions.SessionEvent;
import io.github.jaxrssessions.SessionListener;
import java.util.EnumSet;
import java.util.Set;

// #region audit
/** Who came, who went, and what was tried: one line each. */
final class AuditLog implements SessionListener {
  private static final System.Logger LOG = System.getLogger("audit");
  private static final Set<Refusal> TRIED = EnumSet.of(Refusal.FORGED, Refusal.BROKEN_RECORD);

  @Override
  public void on(SessionEvent event) {
    if (event instanceof SessionEvent.Set set) {
      LOG.log(INFO, "login: session {0}", set.handle());
    } else if (event instanceof SessionEvent.Ended ended) {
      LOG.log(INFO, "over: session {0}", ended.handle());
    } else if (event instanceof SessionEvent.EndedAll all) {
      LOG.log(INFO, "all over: user {0}", all.subject());
    } else if (event instanceof SessionEvent.Refused refused && TRIED.contains(refused.reason())) {
      LOG.log(WARNING, "refused: {0}", refused.reason());
    } else if (event instanceof SessionEvent.CrossOriginDenied other) {
      LOG.log(WARNING, "other origin: {0}", other.origins());
    }
  }
}
// #endregion audit
