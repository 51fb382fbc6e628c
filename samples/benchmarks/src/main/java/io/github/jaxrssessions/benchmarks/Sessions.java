package io.github.jaxrssessions.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sessions of one library in one store, driven as a server drives them for its browsers. */
interface Sessions extends AutoCloseable {
  String USER = "user_id";
  String CHANGED = "last_search";

  /** What each session holds: about 200 bytes. */
  static Map<String, Object> data(String user) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(USER, user);
    data.put("name", "Katharina Musterfrau");
    data.put("device", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    data.put("basket", "4711,4712,4713");
    data.put(CHANGED, "waterproof boots, brown, size 38");
    return data;
  }

  /** A new session; gives what the browser sends from then on. */
  String login(String user);

  /** A request that only needs to know who it is, with all that the library does for it. */
  String request(String browser);

  /** The lookup alone, without what the library writes for each request. */
  String find(String browser);

  /** A request that changes a value in the session. */
  void change(String browser, String value);

  /** A request that ends the session. */
  void logout(String browser);

  @Override
  void close();
}
