package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.benchmarks.play.PlayCookie;

/** Play's session cookie: signed, so that whoever has the cookie reads what is in it. */
final class PlayCookies implements Cookies.OfText<Object> {
  private final PlayCookie play = new PlayCookie("0123456789abcdef0123456789abcdef");

  @Override
  public Object content(Sample sample) {
    return play.session(sample.texts());
  }

  @Override
  public String seal(Object session) {
    return play.seal(session);
  }

  @Override
  public Object open(String cookie) {
    return play.open(cookie);
  }
}
