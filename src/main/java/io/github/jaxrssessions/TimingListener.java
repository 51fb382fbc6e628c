package io.github.jaxrssessions;

/**
 * A listener that also hears when a step begins and when it is over, to measure how long it took.
 * The library reads no clock for it. Where none of the listeners is one of these, no step is told.
 *
 * <p>Calls of {@link Revocations} are told where {@link SessionAuthBuilder#revocations} gave some:
 * the memory of the process, which is the default, is no call to wait for.
 *
 * <p>A step is told by its name alone: nothing of the session, the user or the request comes with
 * it.
 */
public interface TimingListener extends SessionListener {

  /**
   * Called right before a step, on the thread that takes it: many at once, and one step may lie
   * within another. What it throws is logged and breaks nothing; the end of that step is not told
   * then.
   *
   * @param step what begins
   * @return what is told when it is over
   */
  Timing begins(SessionStep step);

  /** A step that has begun. */
  @FunctionalInterface
  interface Timing {

    /**
     * Called once, right after the step, on the same thread. What it throws is logged and breaks
     * nothing.
     *
     * @param failed whether the step threw
     */
    void over(boolean failed);
  }
}
