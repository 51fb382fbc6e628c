package io.github.jaxrssessions.contract;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests as no HTTP client sends them: written byte by byte. */
public final class RawHttp {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)");

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
    return exchange(server, method, target, "", headers);
  }

  /** A {@link Browser.Wire} that has a connection for each request. */
  public static Browser.Reply alone(String method, URI target, String body, List<String> headers) {
    String path = target.getRawPath();
    String query = target.getRawQuery();
    List<String> lines = new ArrayList<>(List.of("Host: " + target.getAuthority()));
    for (int i = 0; i < headers.size(); i += 2) {
      lines.add(headers.get(i) + ": " + headers.get(i + 1));
    }
    String asked = query == null ? path : path + "?" + query;
    return exchange(target, method, asked, body, lines.toArray(String[]::new));
  }

  private static Browser.Reply exchange(
      URI server, String method, String target, String body, String... headers) {
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(30_000); // an answer that never comes is a failure, too
      String head =
          String.join(
              "\r\n",
              add(
                  method + " " + target + " HTTP/1.1",
                  add("Connection: close", add("Content-Length: " + sent.length, headers))));
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(sent);
      return parsed(read(new BufferedInputStream(socket.getInputStream()), method));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target + ": " + e, e);
    }
  }

  /** To the end of the answer: some servers leave the connection open, whatever they are told. */
  private static String read(InputStream in, String method) throws IOException {
    String head = readTo(in, "\r\n\r\n");
    String lines = head.toLowerCase(Locale.ROOT);
    if (method.equals("HEAD") || lines.matches("(?s)http/1.1 (204|304).*")) {
      return head;
    }
    if (lines.contains("\r\ntransfer-encoding: chunked")) {
      return head + readChunks(in);
    }
    Matcher length = LENGTH.matcher(lines);
    byte[] body =
        length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private static String readChunks(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(readTo(in, "\r\n").strip(), 16);
      String chunk = new String(in.readNBytes(size), StandardCharsets.UTF_8);
      readTo(in, "\r\n");
      if (size == 0) {
        return body.toString();
      }
      body.append(chunk);
    }
  }

  private static String readTo(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the answer ends after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
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
