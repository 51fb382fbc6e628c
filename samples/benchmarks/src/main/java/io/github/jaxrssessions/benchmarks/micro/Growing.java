package io.github.jaxrssessions.benchmarks.micro;

import io.github.jaxrssessions.BenchmarkedRequest;
import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import io.github.jaxrssessions.SessionAuthBuilder;
import io.github.jaxrssessions.store.MemorySessionStore;
import io.github.jaxrssessions.testing.LoggedIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may grow around a request, from one end to the other. */
enum Growing {
  /** Bytes of JSON in the session. */
  PAYLOAD(50, 200, 500, 1000, 2000, 3000, 4000) {
    @Override
    Call of(int size) {
      return alone(auth(1), size, cookie -> cookie);
    }
  },
  /** Keys in the ring, of which the first sealed. */
  KEYS(1, 2, 5, 10, 20) {
    @Override
    Call of(int size) {
      return alone(auth(size), PAYLOAD_SIZE, cookie -> cookie);
    }
  },
  /** Cookies in the header, of which ours is the last. */
  COOKIES(1, 6, 20, 60, 180) {
    @Override
    Call of(int size) {
      String others =
          IntStream.range(1, size)
              .mapToObj(i -> "cookie-" + i + "=value-" + i + "; ")
              .collect(Collectors.joining());
      return alone(auth(1), PAYLOAD_SIZE, cookie -> others + cookie);
    }
  },
  /** Sessions in the memory store. */
  STORED(1_000, 10_000, 100_000, 1_000_000) {
    @Override
    Call of(int size) {
      SessionAuthBuilder<InProcess.User> auth = auth(1).store(new MemorySessionStore(2 * size));
      return alone(auth, size, PAYLOAD_SIZE, cookie -> cookie);
    }
  },
  /** Roles of the user. */
  ROLES(1, 10, 100, 1000) {
    @Override
    Call of(int size) {
      Set<String> roles =
          Stream.concat(Stream.of("staff"), IntStream.range(1, size).mapToObj(i -> "role-" + i))
              .collect(Collectors.toSet());
      return inJersey(InProcess.auth(roles).keys(KeyRing.of(OurCookies.secret())), "staff");
    }
  },
  /** Public paths, none of which is the request's. */
  PATHS(1, 10, 100, 1000) {
    @Override
    Call of(int size) {
      return inJersey(auth(1).publicPaths(paths(size)), "me");
    }
  },
  /** Public paths, of which the last is the request's. */
  OPEN_PATHS(1, 10, 100, 1000) {
    @Override
    Call of(int size) {
      return inJersey(auth(1).publicPaths(paths(size)), "docs/page-" + (size - 1));
    }
  };

  private static final int PAYLOAD_SIZE = 200;
  private static final int BROWSERS = 1_000;

  /** One of many requests. */
  interface Call {
    Object make(int turn);
  }

  private final List<Integer> sizes;

  Growing(Integer... sizes) {
    this.sizes = List.of(sizes);
  }

  abstract Call of(int size);

  /** Each size of each, as {@code PAYLOAD=50}. */
  static List<String> loads() {
    return Arrays.stream(values())
        .flatMap(each -> each.sizes.stream().map(size -> each + "=" + size))
        .toList();
  }

  static Call of(String load) {
    String[] parts = load.split("=");
    return valueOf(parts[0]).of(Integer.parseInt(parts[1]));
  }

  private static SessionAuthBuilder<InProcess.User> auth(int keys) {
    byte[][] secrets = new byte[keys][];
    Arrays.setAll(secrets, i -> OurCookies.secret());
    return InProcess.auth(Set.of("staff")).keys(KeyRing.of(secrets));
  }

  private static String[] paths(int count) {
    return IntStream.range(0, count).mapToObj(i -> "/docs/page-" + i).toArray(String[]::new);
  }

  private static Call alone(
      SessionAuthBuilder<InProcess.User> builder, int payload, UnaryOperator<String> header) {
    return alone(builder, CookieBenchmark.SESSIONS, payload, header);
  }

  /** Our part of a request, of sessions that are spread over all that there are. */
  private static Call alone(
      SessionAuthBuilder<InProcess.User> builder,
      int sessions,
      int payload,
      UnaryOperator<String> header) {
    SessionAuth<InProcess.User> auth = builder.build();
    List<String> browsers = new ArrayList<>();
    int step = Math.max(1, sessions / BROWSERS);
    for (int i = 0; i < sessions; i++) {
      String cookie = LoggedIn.cookie(auth, Sample.of(i, payload).map());
      if (i % step == 0) {
        browsers.add(header.apply(cookie));
      }
    }
    return turn -> {
      BenchmarkedRequest request =
          new BenchmarkedRequest(auth, browsers.get(turn % browsers.size()));
      Object user = request.user();
      request.answer();
      return user;
    };
  }

  private static Call inJersey(SessionAuthBuilder<InProcess.User> builder, String path) {
    SessionAuth<InProcess.User> auth = builder.build();
    InProcess server = new InProcess(auth);
    List<String> browsers =
        IntStream.range(0, CookieBenchmark.SESSIONS)
            .mapToObj(i -> LoggedIn.cookie(auth, Sample.of(i, PAYLOAD_SIZE).map()))
            .toList();
    return turn -> server.call("GET", path, browsers.get(turn % browsers.size()));
  }

  /** In words. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
