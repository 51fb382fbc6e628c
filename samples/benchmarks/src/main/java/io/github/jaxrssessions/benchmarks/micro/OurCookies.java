package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.BenchmarkedCodec;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.testing.LoggedIn;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Ours: whole {@code Set-Cookie} lines out, whole {@code Cookie} headers in.
 *
 * @param <C> a map or record
 */
final class OurCookies<C> implements Cookies<C, List<String>> {
  private static final int SECRET = 32;
  private static final String SPLIT = "; ";

  private final BenchmarkedCodec codec = new BenchmarkedCodec(KeyRing.of(secret()));
  private final Function<Sample, C> content;
  private final Function<Session, C> typed;

  private OurCookies(Function<Sample, C> content, Function<Session, C> typed) {
    this.content = content;
    this.typed = typed;
  }

  static OurCookies<Map<String, Object>> map() {
    return new OurCookies<>(Sample::map, Session::map);
  }

  static OurCookies<Object> ofRecord(int size) {
    Class<?> type = Sample.type(size);
    return new OurCookies<>(Sample::data, session -> session.as(type));
  }

  static byte[] secret() {
    byte[] secret = new byte[SECRET];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  @Override
  public C content(Sample sample) {
    return content.apply(sample);
  }

  @Override
  public List<String> seal(C data) {
    return codec.seal(data);
  }

  @Override
  public List<String> returned(List<String> setCookies) {
    return List.of(LoggedIn.cookie(setCookies));
  }

  @Override
  public C open(List<String> cookies) {
    return typed.apply(codec.open(cookies.get(0)));
  }

  @Override
  public int length(List<String> cookies) {
    int length = 0;
    for (String each : cookies.get(0).split(SPLIT)) {
      length += each.length() - each.indexOf('=') - 1;
    }
    return length;
  }
}
