package io.github.jaxrssessions.benchmarks.soak;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection that stays, for one browser after the other, as a proxy has it. It writes what it is
 * given byte by byte, which no client library does with a bad head, and takes little time, which is
 * the server's. Used by one thread.
 */
final class Connection implements AutoCloseable {
  private static final int PATIENCE = 60_000; // an answer that never comes is a failure, too
  private static final String CLEARED = "max-age=0";

  private final int port;
  private final String cookie;
  private final byte[] buffer = new byte[16_384];
  private Optional<Socket> socket = Optional.empty();
  private int from;
  private int to;
  private long answers;

  /**
   * None yet: it is made with the first request.
   *
   * @param port where the server is
   * @param cookie the name of the session's cookie
   */
  Connection(int port, String cookie) {
    this.port = port;
    this.cookie = cookie;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param head all of it, to the empty line
   * @throws IOException where there is no answer; the next request goes over a new connection
   */
  Reply send(String head) throws IOException {
    long sent = System.nanoTime();
    try {
      Socket open = open();
      open.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return read(open.getInputStream(), sent);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Socket open() throws IOException {
    if (socket.isEmpty()) {
      Socket made = new Socket(InetAddress.getLoopbackAddress(), port);
      made.setTcpNoDelay(true);
      made.setSoTimeout(PATIENCE);
      socket = Optional.of(made);
      from = 0;
      to = 0;
    }
    return socket.get();
  }

  private Reply read(InputStream in, long sent) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    Optional<String> setCookie = Optional.empty();
    boolean retryAfter = false;
    boolean closes = false;
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "set-cookie" -> setCookie = Optional.of(value(value));
        case "retry-after" -> retryAfter = true;
        case "connection" -> closes = value.equalsIgnoreCase("close");
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> throw new IOException("an answer in chunks");
        default -> {}
      }
    }
    String body = text(in, length);
    if (closes) {
      close();
    }
    answers++;
    return new Reply(status, setCookie, retryAfter, body, sent, System.nanoTime());
  }

  private String value(String line) throws IOException {
    if (!line.startsWith(cookie + "=")) {
      throw new IOException("another cookie than the session's: " + line);
    }
    int end = line.indexOf(';');
    return line.toLowerCase(Locale.ROOT).contains(CLEARED)
        ? ""
        : line.substring(cookie.length() + 1, end < 0 ? line.length() : end);
  }

  private String line(InputStream in) throws IOException {
    for (int end = from; ; end++) {
      if (end == to) {
        end -= fill(in);
      }
      if (buffer[end] == '\n') {
        String line = new String(buffer, from, end - 1 - from, StandardCharsets.ISO_8859_1);
        from = end + 1;
        return line;
      }
    }
  }

  private String text(InputStream in, int length) throws IOException {
    while (to - from < length) {
      fill(in);
    }
    from += length;
    return new String(buffer, from - length, length, StandardCharsets.ISO_8859_1);
  }

  /** Reads more; by how much all that is there moved to the front. */
  private int fill(InputStream in) throws IOException {
    int moved = from;
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int read = in.read(buffer, to, buffer.length - to);
    if (read <= 0) {
      throw new EOFException(read < 0 ? "the connection ended" : "the answer is too long");
    }
    to += read;
    return moved;
  }

  /** How many there were. */
  long answers() {
    return answers;
  }

  @Override
  public void close() {
    try {
      if (socket.isPresent()) {
        socket.get().close();
      }
    } catch (IOException e) {
      // It is gone as well.
    }
    socket = Optional.empty();
  }
}
