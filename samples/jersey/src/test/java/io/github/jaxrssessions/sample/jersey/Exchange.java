package io.github.jaxrssessions.sample.jersey;

import io.github.jaxrssessions.contract.Browser.Reply;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** One request and its answer, in memory: the headers count as they are when they leave. */
final class Exchange implements ContainerResponseWriter {
  /** What a server without logins of its own gives. */
  private record Nobody() implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return null;
    }
  }

  private final ApplicationHandler jersey;
  private final URI base;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, List<String>> headers = new HashMap<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int status;

  Exchange(ApplicationHandler jersey, URI base) {
    this.jersey = jersey;
    this.base = base;
  }

  Reply send(String method, URI target, String entity, List<String> headerLines) {
    ContainerRequest request =
        new ContainerRequest(
            base,
            target,
            method,
            new Nobody(),
            new MapPropertiesDelegate(),
            jersey.getConfiguration());
    for (int i = 0; i < headerLines.size(); i += 2) {
      request.header(headerLines.get(i), headerLines.get(i + 1));
    }
    request.setEntityStream(new ByteArrayInputStream(entity.getBytes(StandardCharsets.UTF_8)));
    request.setWriter(this);
    jersey.handle(request);
    done.orTimeout(1, TimeUnit.MINUTES).join();
    return new Reply(status, body.toString(StandardCharsets.UTF_8), headers);
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
    status = response.getStatus();
    response.getStringHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    return body;
  }

  @Override
  public boolean suspend(long time, TimeUnit unit, TimeoutHandler timeout) {
    return true;
  }

  @Override
  public void setSuspendTimeout(long time, TimeUnit unit) {}

  @Override
  public void commit() {
    done.complete(null);
  }

  @Override
  public void failure(Throwable error) {
    status = 500;
    headers.clear();
    done.complete(null);
  }

  @Override
  public boolean enableResponseBuffering() {
    return true;
  }
}
