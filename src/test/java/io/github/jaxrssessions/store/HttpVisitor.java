package io.github.jaxrssessions.store;

import io.github.jaxrssessions.Session;
import io.github.jaxrssessions.SessionWriter;
import io.github.jaxrssessions.contract.Browser;
import io.github.jaxrssessions.contract.Browser.Reply;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.util.Map;
import java.util.Queue;

/** Logs in over HTTP, counts in its session, and remembers the last count that was answered. */
final class HttpVisitor implements Load.Visitor {
  private static final int REQUESTS = 6;

  /** The application: a login, and a number in the session. */
  @Path("/")
  public static final class Counting {
    @POST
    @Path("login/{name}")
    @PermitAll
    public String login(@PathParam("name") String name, @Context SessionWriter session) {
      session.set(Map.of("user_id", name, "count", 0));
      return "0";
    }

    @POST
    @Path("count")
    public String count(@Context SessionWriter session) {
      session.update(
          values -> values.put("count", 1 + Long.parseLong(String.valueOf(values.get("count")))));
      return told(session);
    }

    @GET
    @Path("count")
    public String told(@Context SessionWriter session) {
      return session.current().map((Session s) -> s.text("count")).orElseThrow();
    }
  }

  private final URI site;
  private final String name;

  HttpVisitor(URI site, int number) {
    this.site = site;
    this.name = "visitor-" + number;
  }

  @Override
  public void visit(Load.Tally tally, Queue<Load.Promise> promises) {
    Browser browser = new Browser(site);
    if (told(tally, browser.post("login/" + name, "")) != 200) {
      return;
    }
    long[] answered = {0};
    promises.add(
        () -> {
          Reply reply = browser.get("count");
          return reply.status() == 200 && Long.parseLong(reply.body()) >= answered[0];
        });
    for (int n = 0; n < REQUESTS; n++) {
      Reply reply = n % 3 == 2 ? browser.get("count") : browser.post("count", "");
      if (told(tally, reply) == 200) {
        answered[0] = Math.max(answered[0], Long.parseLong(reply.body()));
      }
    }
  }

  private static int told(Load.Tally tally, Reply reply) {
    tally.add(Load.Tally.SENT);
    if (reply.status() == 200) {
      tally.add(Load.Tally.ANSWERED);
    } else if (reply.status() == 503 && !reply.header("Retry-After").isEmpty()) {
      tally.add(Load.Tally.UNAVAILABLE);
    } else {
      tally.add("status " + reply.status());
    }
    if (reply.setCookies().stream().anyMatch(line -> line.contains("Max-Age=0"))) {
      tally.add("cleared");
    }
    return reply.status();
  }
}
