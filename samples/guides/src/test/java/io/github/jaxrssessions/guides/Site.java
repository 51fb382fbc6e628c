package io.github.jaxrssessions.guides;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** A running application, and clients of it. */
public final class Site implements AutoCloseable {
  private final HttpServer server;
  private final URI address;

  private Site(HttpServer server) {
    this.server = server;
    this.address =
        URI.create(
            "http://"
                + InetAddress.getLoopbackAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort()
                + "/");
  }

  /** Starts an application, with JSON, on a free port. */
  public static Site of(ResourceConfig application) {
    return new Site(
        JdkHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), application.register(JacksonFeature.class)));
  }

  public URI address() {
    return address;
  }

  /** A client with cookies of its own, as far as the JDK's jar takes them over http. */
  public Visitor visitor() {
    return new Visitor();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Somebody with a browser. */
  public final class Visitor {
    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    public HttpResponse<String> get(String path, String... headers) {
      return send("GET", path, "", headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
      return send("POST", path, json, headers);
    }

    /** A form, as a page of the site itself sends it. */
    public HttpResponse<String> form(String path, String fields) {
      return post(path, fields, "Content-Type", "application/x-www-form-urlencoded");
    }

    public HttpResponse<String> send(String method, String path, String json, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address.resolve(path))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(json));
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
