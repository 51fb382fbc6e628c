package io.github.jaxrssessions.benchmarks.soak;

import io.github.jaxrssessions.Revocations;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Shops each of which does one thing wrong, now and then. */
final class BrokenShops {
  private static final int OFTEN = 10;

  private BrokenShops() {}

  private static boolean isMe(ContainerRequestContext request) {
    return request.getUriInfo().getPath().equals("me");
  }

  /** Tells somebody what another one was told. */
  static final class MixesUsers {
    private MixesUsers() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(new Mixing()));
    }

    private static final class Mixing implements ContainerResponseFilter {
      private final AtomicReference<Object> last = new AtomicReference<>("ann ann 0");
      private final AtomicInteger turn = new AtomicInteger();

      @Override
      public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isMe(request) && response.getStatus() == Reply.OK) {
          Object before = last.getAndSet(response.getEntity());
          if (turn.incrementAndGet() % OFTEN == 0) {
            response.setEntity(before);
          }
        }
      }
    }
  }

  /** Does not look at a cookie. */
  static final class LosesSessions {
    private LosesSessions() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(new Losing()));
    }

    private static final class Losing implements ContainerRequestFilter {
      private final AtomicInteger turn = new AtomicInteger();

      @Override
      public void filter(ContainerRequestContext request) {
        if (isMe(request) && turn.incrementAndGet() % OFTEN == 0) {
          request.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        }
      }
    }
  }

  /** Does not say what has become of the session. */
  static final class LosesChanges {
    private LosesChanges() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(new Silent()));
    }

    private static final class Silent implements WriterInterceptor {
      private final AtomicInteger turn = new AtomicInteger();

      @Override
      public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        boolean change = String.valueOf(context.getEntity()).endsWith(" 1");
        if (change && turn.incrementAndGet() % OFTEN == 0) {
          context.getHeaders().remove(HttpHeaders.SET_COOKIE);
        }
        context.proceed();
      }
    }
  }

  /** Breaks. */
  static final class Breaks {
    private Breaks() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(new Breaking()));
    }

    private static final class Breaking implements ContainerRequestFilter {
      private final AtomicInteger turn = new AtomicInteger();

      @Override
      public void filter(ContainerRequestContext request) {
        if (turn.incrementAndGet() % OFTEN == 0) {
          throw new IllegalStateException("broken on purpose");
        }
      }
    }
  }

  /** Keeps something of each request. */
  static final class Leaks {
    private static final int BYTES = 5_000;

    private Leaks() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(new Leaking()));
    }

    private static final class Leaking implements ContainerRequestFilter {
      private final Queue<byte[]> kept = new ConcurrentLinkedQueue<>();

      @Override
      public void filter(ContainerRequestContext request) {
        kept.add(new byte[BYTES]);
      }
    }
  }

  /** Forgets who has logged out. */
  static final class ForgetsLogouts {
    private ForgetsLogouts() {}

    public static void main(String[] arguments) throws Exception {
      ShopServer.run(
          arguments, settings -> settings.revocations(new Forgetful()), application -> {});
    }

    private static final class Forgetful implements Revocations {
      @Override
      public void end(String handle, Instant until) {}

      @Override
      public void endAll(String subject, Instant mark, Instant until) {}

      @Override
      public Found find(String handle, Set<String> subjects) {
        return new Found(false, Instant.MIN, Instant.MIN);
      }
    }
  }

  /** Lets in who shows a bad cookie. */
  static final class LetsAnybodyIn {
    private LetsAnybodyIn() {}

    public static void main(String[] arguments) throws Exception {
      ContainerResponseFilter open =
          (request, response) -> {
            if (response.getStatus() == Reply.UNAUTHORIZED) {
              response.setStatus(Reply.OK);
            }
          };
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(open));
    }
  }

  /** Does not say when to try again. */
  static final class Curt {
    private Curt() {}

    public static void main(String[] arguments) throws Exception {
      ContainerResponseFilter curt =
          (request, response) -> response.getHeaders().remove(HttpHeaders.RETRY_AFTER);
      ShopServer.run(arguments, settings -> {}, shop -> shop.register(curt));
    }
  }
}
