package com.example;

import io.github.jaxrssessions.KeyRing;
import io.github.jaxrssessions.SessionAuth;
import java.net.URI;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class Main {
  public static void main(String[] arguments) throws InterruptedException {
    SessionAuth<User> auth =
        SessionAuth.builder(User.class, session -> User.byId(session.text("user_id")))
            .keys(KeyRing.ephemeral())
            .build();

    ResourceConfig application =
        new ResourceConfig(Accounts.class, JacksonFeature.class).register(auth);
    URI address = URI.create("http://localhost:8080/");
    JdkHttpServerFactory.createHttpServer(address, application);
    System.out.println("Open " + address);
    Thread.currentThread().join();
  }
}
