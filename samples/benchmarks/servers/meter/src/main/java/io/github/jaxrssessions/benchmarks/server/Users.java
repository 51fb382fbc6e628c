package io.github.jaxrssessions.benchmarks.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who may log in, all with one password, and what their sessions hold. */
public final class Users {
  /** The password of all. */
  public static final String PASSWORD = "correct horse";

  /** Under which a session holds whose it is. */
  public static final String ID = "user_id";

  /** The type of all answers. */
  public static final String JSON = "application/json";

  /** What a resource that is open to all answers. */
  public static final String OPEN = "{\"id\":null,\"name\":\"everybody\",\"language\":\"de\"}";

  /** Whom a server without sessions takes everybody for. */
  public static final String FIRST = "user-10";

  private static final int COUNT = 64;
  private static final int OFFSET = 10; // all ids of one length, and so all answers
  private static final Map<String, User> BY_ID = users();

  private Users() {}

  private static Map<String, User> users() {
    Map<String, User> users = new LinkedHashMap<>();
    for (int number = 0; number < COUNT; number++) {
      String id = "user-" + (OFFSET + number);
      users.put(id, new User(id, "Katharina Musterfrau"));
    }
    return Collections.unmodifiableMap(users);
  }

  /** The user of an id; empty where there is none. */
  public static Optional<User> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The user whose password this is. */
  public static Optional<User> verified(String id, String password) {
    return byId(id).filter(user -> password.equals(PASSWORD));
  }

  /** What each session holds: about 200 bytes. */
  public static Map<String, String> session(User user) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put(ID, user.id());
    data.put("name", user.name());
    data.put("device", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    data.put("basket", "4711,4712,4713");
    data.put("last_search", "waterproof boots, brown, size 38");
    return data;
  }
}
