package io.github.jaxrssessions.benchmarks.play;

import java.util.Map;
import play.api.http.HttpConfiguration;
import play.api.http.SecretConfiguration;
import play.api.libs.crypto.DefaultCookieSigner;
import play.api.mvc.Cookie;
import play.api.mvc.DefaultSessionCookieBaker;
import play.mvc.Http;
import scala.Option;

/** Play's session cookie, made and read by the class that Play itself uses: a signed JWT. */
public final class PlayCookie {
  private final DefaultSessionCookieBaker baker;

  /**
   * Sessions under one secret.
   *
   * @param secret at least 32 characters
   */
  public PlayCookie(String secret) {
    SecretConfiguration key = new SecretConfiguration(secret, Option.empty());
    baker =
        new DefaultSessionCookieBaker(
            HttpConfiguration.createWithDefaults().session(), key, new DefaultCookieSigner(key));
  }

  /**
   * A session of Play's.
   *
   * @param data what it holds: text only
   * @return the session
   */
  public Object session(Map<String, String> data) {
    return new Http.Session(data).asScala();
  }

  /**
   * From the session to the cookie's value.
   *
   * @param session the session
   * @return the value
   */
  public String seal(Object session) {
    return baker.encodeAsCookie(session).value();
  }

  /**
   * From the cookie's value to the session: an empty one where the signature is wrong.
   *
   * @param value the value
   * @return the session
   */
  public Object open(String value) {
    return baker.decodeFromCookie(
        Option.apply(
            new Cookie(
                baker.COOKIE_NAME(),
                value,
                Option.empty(),
                "/",
                Option.empty(),
                true,
                true,
                Option.empty())));
  }
}
