package io.github.jaxrssessions.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests as no HTTP client sends them: written byte by byte. */
public final class RawHttp {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

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
      socket.setSoTimeout(60_000); // an answer that never comes is a failure, too
      String head =
          String.join(
              "\r\n",
              add(
                  method + " " + target + " HTTP/1.1",
                  add("Connection: close", add("Content-Length: 0", headers))));
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return parsed(answer(socket.getInputStream(), method.equals("HEAD")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to the length that it tells, else to the end: not every server hangs up when asked to. */
  private static String answer(InputStream in, boolean withoutBody) throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      answer.append((char) next);
      if (next == '\n' && answer.indexOf("\r\n\r\n") == answer.length() - 4) {
        Matcher length = LENGTH.matcher(answer);
        if (length.find()) {
          int left = withoutBody ? 0 : Integer.parseInt(length.group(1));
          return answer + new String(in.readNBytes(left), StandardCharsets.ISO_8859_1);
        }
      }
    }
    return answer.toString();
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
