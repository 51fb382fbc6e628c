package io.github.jaxrssessions.sample.server.beans;

import io.github.jaxrssessions.SessionWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A resource that is a bean, and has beans. */
@Path("shop")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class Shop {
  @Inject private Basket basket;
  @Inject private SessionWriter session;

  @POST
  @Path("login/{name}")
  @PermitAll
  public void login(@PathParam("name") String name) {
    session.set(Map.of("name", name));
  }

  @PUT
  @Path("basket/{article}")
  public void put(@PathParam("article") String article) {
    basket.put(article);
  }

  @GET
  @Path("basket")
  public String basket(@Context Sessions.Customer customer) {
    return customer.name() + " has " + basket.article();
  }

  @GET
  @Path("looked-up")
  public CompletionStage<String> lookedUp() {
    SessionWriter found = CDI.current().select(SessionWriter.class).get();
    return elsewhere(() -> found.current().orElseThrow().text("name"));
  }

  @GET
  @Path("elsewhere")
  public CompletionStage<String> injected() {
    return elsewhere(basket::article);
  }

  /** What comes of work on another thread, or why nothing does. */
  private static CompletionStage<String> elsewhere(Supplier<String> work) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Runnable run =
        () -> {
          try {
            answer.complete(work.get());
          } catch (IllegalStateException e) {
            answer.complete(e.getMessage());
          }
        };
    Thread thread = new Thread(run, "elsewhere");
    thread.setDaemon(true);
    thread.start();
    return answer;
  }
}
