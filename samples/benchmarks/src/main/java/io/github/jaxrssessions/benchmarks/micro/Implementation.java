package io.github.jaxrssessions.benchmarks.micro;

import java.util.function.IntFunction;

/** What is measured beside each other. */
enum Implementation {
  RAW(Kind.LIMIT, "AES-256-GCM of Java, cipher and key kept", "bytes", size -> new Limits.Raw()),
  TEXT(Kind.LIMIT, "the same and base64url", "bytes", size -> new Limits.Text()),
  JSON_MAP(Kind.LIMIT, "the same and Jackson", "a map", size -> Limits.Json.map()),
  JSON_RECORD(Kind.LIMIT, "the same and Jackson", "a record", Limits.Json::ofRecord),
  FORMAT(
      Kind.LIMIT,
      "the same in bytes like ours, with a random nonce",
      "a map",
      size -> new Limits.Format()),
  OURS_MAP(Kind.OURS, "ours", "a map", size -> OurCookies.map()),
  OURS_RECORD(Kind.OURS, "ours", "a record", OurCookies::ofRecord),
  TINK(Kind.ENCRYPTED, "Tink AesGcmJce and base64url", "bytes", size -> new TinkCookies()),
  QUARKUS(
      Kind.ENCRYPTED,
      "Quarkus form login (PersistentLoginManager)",
      "text",
      size -> new QuarkusCookies()),
  KTOR(
      Kind.ENCRYPTED, "Ktor SessionTransportTransformerEncrypt", "text", size -> new KtorCookies()),
  NIMBUS(Kind.ENCRYPTED, "Nimbus JWE, dir and A256GCM", "a map", size -> new NimbusCookies()),
  JJWT(Kind.ENCRYPTED, "JJWT JWE, dir and A256GCM", "a map", size -> new JjwtCookies()),
  VERTX(Kind.SIGNED, "Vert.x CookieSessionStore", "a session", size -> new VertxCookies()),
  PLAY(Kind.SIGNED, "Play session cookie", "a session of text", size -> new PlayCookies());

  /** What it is to ours. */
  enum Kind {
    /** What none can be cheaper than. */
    LIMIT,
    /** This library. */
    OURS,
    /** Others that encrypt. */
    ENCRYPTED,
    /** Others that only sign. */
    SIGNED
  }

  private final Kind kind;
  private final String title;
  private final String content;
  private final IntFunction<Cookies<?, ?>> opening;

  Implementation(Kind kind, String title, String content, IntFunction<Cookies<?, ?>> opening) {
    this.kind = kind;
    this.title = title;
    this.content = content;
    this.opening = opening;
  }

  Kind kind() {
    return kind;
  }

  String title() {
    return title;
  }

  /** As a chart has room for it. */
  String shortly() {
    return switch (this) {
      case RAW -> "AES-GCM";
      case TEXT -> "and base64url";
      case JSON_MAP -> "and Jackson, map";
      case JSON_RECORD -> "and Jackson, record";
      case FORMAT -> "bytes like ours, map";
      case OURS_MAP -> "ours, map";
      case OURS_RECORD -> "ours, record";
      case TINK -> "Tink, bytes";
      case QUARKUS -> "Quarkus, text";
      case KTOR -> "Ktor, text";
      case NIMBUS -> "Nimbus JWE";
      case JJWT -> "JJWT JWE";
      case VERTX -> "Vert.x, signed";
      case PLAY -> "Play, signed";
    };
  }

  /** What goes in. */
  String content() {
    return content;
  }

  /** The least that the same job can cost. */
  Implementation limit() {
    if (kind == Kind.LIMIT && this != FORMAT) {
      return RAW;
    }
    return switch (content) {
      case "a record" -> JSON_RECORD;
      case "bytes", "text" -> TEXT;
      default -> JSON_MAP;
    };
  }

  /** For sessions of such a size. */
  Cookies<?, ?> open(int size) {
    return opening.apply(size);
  }
}
