package io.github.jaxrssessions.benchmarks.soak;

/**
 * The head of a request without a body.
 *
 * @param method its method
 * @param path its path
 * @param cookies what the {@code Cookie} header says; empty where there is none
 */
record Head(String method, String path, String cookies) {
  private static final String COOKIE = "Cookie: ";
  private static final String END = "\r\n\r\n";

  String text() {
    return text(cookies);
  }

  private String text(String said) {
    return method
        + " /"
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + (said.isEmpty() ? "" : COOKIE + said + "\r\n")
        + (method.equals("POST") ? "Content-Length: 0\r\n\r\n" : "\r\n");
  }

  /** Of exactly so many bytes, by a header that nobody reads. */
  String filledTo(int bytes) {
    String text = text();
    String start = text.substring(0, text.length() - 2) + "X-Filler: ";
    return start + "x".repeat(bytes - start.length() - END.length()) + END;
  }

  /** Of exactly so many bytes, by cookies that are not ours. */
  String crowdedTo(int bytes) {
    String crowd = cookies + "; crowd=";
    return text(crowd + "x".repeat(bytes - text(crowd).length()));
  }
}
