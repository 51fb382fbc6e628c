package io.github.jaxrssessions.benchmarks.micro;

/**
 * One way to put a session into a cookie and to get it back.
 *
 * @param <C> what goes in: a map or record, text, or bytes
 * @param <V> the cookie, mostly its value as text
 */
interface Cookies<C, V> {

  /** A sample in the form that this takes; made beforehand, so its cost does not count. */
  C content(Sample sample);

  /** From content to cookie. */
  V seal(C content);

  /** What a browser makes of it for its next request; its cost does not count either. */
  default V returned(V cookie) {
    return cookie;
  }

  /** From cookie to content. */
  C open(V returned);

  /** The characters of the value that a browser sends. */
  int length(V returned);

  /** Where it is the value alone. */
  interface OfText<C> extends Cookies<C, String> {
    @Override
    default int length(String cookie) {
      return cookie.length();
    }
  }
}
