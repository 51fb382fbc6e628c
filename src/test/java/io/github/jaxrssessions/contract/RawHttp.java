package io.github.jaxrssessions.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Requests as no HTTP client sends them: written byte by byte. */
public final class RawHttp {
  private RawHttp() {}

  /** Sends a GET of exactly this target. */
  public static Browser.Reply get(URI server, String target, String... headers) {
    return send(server, "GET", target, headers);
  }

  /** Sends a request of exactly this target and these header lines, {@code Host} by itself. */
  public static Browser.Reply send(URI server, String method, String target, String... headers) {
    String host = server.getHost() + ":" + server.getPort();
    return sendTo(server, method, target, add("Host: " + host, headers));
  }

  /** Sends a request of exactly this target and these header lines. */
  public static Browser.Reply sendTo(URI server, String method, String target, String... headers) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String head =
          String.join(
              "\r\n",
              add(
                  method + " " + target + " HTTP/1.1",
                  add("Connection: close", add("Content-Length: 0", headers))));
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return parsed(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Browser.Reply parsed(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String[] lines = answer.substring(0, end).split("\r\n", -1);
    return new Browser.Reply(
        Integer.parseInt(lines[0].split(" ", 3)[1]),
        answer.substring(end + 4),
        Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split(": ?", 2))
            .collect(
                Collectors.groupingBy(
                    line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList()))));
  }

  private static String[] add(String first, String... rest) {
    String[] all = new String[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
