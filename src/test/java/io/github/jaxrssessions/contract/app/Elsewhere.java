package io.github.jaxrssessions.contract.app;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work on threads that the runtime knows nothing of. */
@Path("elsewhere")
@Produces(MediaType.TEXT_PLAIN)
public class Elsewhere {
  private static final ExecutorService PLAIN =
      Executors.newFixedThreadPool(
          4,
          work -> {
            Thread thread = new Thread(work, "elsewhere");
            thread.setDaemon(true);
            return thread;
          });

  @Context private SessionWriter field;

  private static CompletionStage<String> elsewhere(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work, later(PLAIN));
  }

  /** When the method has returned: a runtime need not wait for what is done already. */
  private static Executor later(Executor executor) {
    return CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, executor);
  }

  @POST
  @Path("suspended/{name}")
  @PermitAll
  public void suspended(
      @PathParam("name") String name,
      @Context SessionWriter session,
      @Suspended AsyncResponse answer) {
    later(PLAIN)
        .execute(
            () -> {
              try {
                session.set(Map.of("user_id", name));
                answer.resume(name);
              } catch (RuntimeException e) {
                answer.resume(e);
              }
            });
  }

  @POST
  @Path("stage/{name}")
  @PermitAll
  public CompletionStage<String> stage(
      @PathParam("name") String name, @Context SessionWriter session) {
    return elsewhere(
        () -> {
          session.set(Map.of("user_id", name));
          return name;
        });
  }

  @GET
  @Path("current")
  public CompletionStage<String> current(@Context SessionWriter session) {
    return elsewhere(() -> Injected.owner(session));
  }

  @GET
  @Path("user")
  public CompletionStage<String> user(@Context User user) {
    return elsewhere(user::name);
  }

  @GET
  @Path("optional-user")
  public CompletionStage<String> optionalUser(@Context Optional<User> user) {
    return elsewhere(() -> user.orElseThrow().name());
  }

  @GET
  @Path("security")
  public CompletionStage<String> security(@Context SecurityContext security) {
    return elsewhere(() -> Accounts.name(security) + " " + security.isUserInRole("user"));
  }

  @GET
  @Path("field")
  public CompletionStage<String> field() {
    return elsewhere(
        () -> {
          try {
            return "found " + Injected.owner(field);
          } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
          }
        });
  }

  @POST
  @Path("virtual/{name}")
  @PermitAll
  public CompletionStage<String> virtual(
      @PathParam("name") String name, @Context SessionWriter session) {
    return CompletableFuture.supplyAsync(
        () -> {
          session.set(Map.of("user_id", name));
          return name;
        },
        later(virtualThreads()));
  }

  /** Java 21's; plain ones before. */
  private static Executor virtualThreads() {
    try {
      return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return PLAIN;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final CompletableFuture<SessionWriter> KEPT = new CompletableFuture<>();

  /** Keeps the writer beyond the answer. */
  @GET
  @Path("keep")
  @PermitAll
  public String keep(@Context SessionWriter session) {
    KEPT.complete(session);
    return "";
  }

  /** Uses a writer whose answer has left. */
  @GET
  @Path("kept")
  @PermitAll
  public String kept() {
    try {
      KEPT.join().set(Map.of("user_id", "late"));
      return "set";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
