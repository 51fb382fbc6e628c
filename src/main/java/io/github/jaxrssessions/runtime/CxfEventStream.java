package io.github.jaxrssessions.runtime;

import io.github.jaxrssessions.RuntimeHook;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;

/**
 * The answer of a method that writes events. CXF runs the response filters before the method, and
 * the events go to the servlet's response directly: the cookies join it right before the first.
 */
final class CxfEventStream {
  private static final String REQUEST = "HTTP.REQUEST";
  private static final List<String> HEADERS =
      List.of(HttpHeaders.SET_COOKIE, HttpHeaders.CACHE_CONTROL, HttpHeaders.VARY);

  private final Exchange exchange;
  private final ContainerRequestContext request;

  private CxfEventStream(Exchange exchange, ContainerRequestContext request) {
    this.exchange = exchange;
    this.request = request;
  }

  static boolean writtenBy(OperationResourceInfo method) {
    return Arrays.asList(method.getInParameterTypes()).contains(SseEventSink.class);
  }

  /** To be called before CXF makes the sink: it takes the request's {@link AsyncContext}. */
  static void prepare(Message message, ContainerRequestContext request) {
    if (message.get(REQUEST) instanceof HttpServletRequest servlet) {
      CxfEventStream stream = new CxfEventStream(message.getExchange(), request);
      message.put(REQUEST, stream.new Request(servlet));
      message.getExchange().put(CxfEventStream.class, stream);
    }
  }

  /** CXF closes a stream whose method failed: what answers then has filters of its own. */
  private boolean failed() {
    return exchange.get(Message.PROPOGATE_EXCEPTION) != null;
  }

  private final class Request extends HttpServletRequestWrapper {
    Request(HttpServletRequest servlet) {
      super(servlet);
    }

    @Override
    public AsyncContext getAsyncContext() {
      AsyncContext async = super.getAsyncContext();
      if (!(async != null && async.getResponse() instanceof HttpServletResponse servlet)) {
        return async;
      }
      Answer answer = new Answer(servlet);
      return (AsyncContext)
          Proxy.newProxyInstance(
              AsyncContext.class.getClassLoader(),
              new Class<?>[] {AsyncContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("getResponse")) {
                  return answer;
                }
                if (method.getName().equals("complete") && !failed()) {
                  answer.leaveQuietly();
                }
                try {
                  return method.invoke(async, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }

  /** Sends the cookies with the first byte. */
  private final class Answer extends HttpServletResponseWrapper {
    private boolean left;

    Answer(HttpServletResponse servlet) {
      super(servlet);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      leave();
      return super.getOutputStream();
    }

    @Override
    public void flushBuffer() throws IOException {
      leave();
      super.flushBuffer();
    }

    private synchronized void leave() throws IOException {
      if (left || isCommitted()) {
        return;
      }
      left = true;
      try {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        HEADERS.forEach(name -> getHeaders(name).forEach(value -> headers.add(name, value)));
        RuntimeHook.close(request, getStatus(), headers);
        headers.forEach(this::replaceHeader);
      } catch (WebApplicationException e) {
        setStatus(e.getResponse().getStatus());
        Object retryAfter = e.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (retryAfter != null) {
          setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        throw new IOException("The session cannot be written, so no event is sent", e);
      }
    }

    private void replaceHeader(String name, List<Object> values) {
      setHeader(name, String.valueOf(values.get(0)));
      values.stream().skip(1).forEach(value -> addHeader(name, String.valueOf(value)));
    }

    /** For an answer without events: the status tells. */
    void leaveQuietly() {
      try {
        leave();
      } catch (IOException e) {
        // It has its status, and there is nothing to send.
      }
    }
  }
}
