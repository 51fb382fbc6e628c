package io.github.jaxrssessions;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When this process last sealed a session: a bounded note, so that of parallel requests one renews,
 * and an answer does not carry an older state than one that left before it.
 */
final class LastSent {
  private static final int NOTES = 100_000;

  private final Map<String, Long> notes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > NOTES;
        }
      };

  /** Notes a write, which goes out whatever else has. */
  synchronized void note(String handle, long issued) {
    @Nullable Long before = notes.remove(handle);
    notes.put(handle, before == null ? issued : Math.max(before, issued));
  }

  /**
   * Takes the right to renew; false where a later seal than the one that was read has left already.
   * After {@code gap} it is given again: that answer may never have arrived.
   */
  synchronized boolean claim(String handle, long read, long issued, long gap) {
    @Nullable Long last = notes.get(handle);
    if (last != null && last > read && issued - last < gap) {
      return false;
    }
    note(handle, issued);
    return true;
  }
}
