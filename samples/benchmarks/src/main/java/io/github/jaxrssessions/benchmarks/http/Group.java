package io.github.jaxrssessions.benchmarks.http;

import java.util.ArrayList;
import java.util.List;

/** Servers of one framework: what is compared with each other runs at the same time. */
enum Group {
  JERSEY_GRIZZLY("Jersey on Grizzly", "jersey-server", "grizzly-http-server", "lettuce-core"),
  JERSEY_JETTY("Jersey on Jetty", "jersey-server", "jetty-server", "lettuce-core"),
  RESTEASY("RESTEasy on Undertow", "resteasy-core", "undertow-core", "lettuce-core"),
  CXF("CXF on Jetty", "cxf-rt-frontend-jaxrs", "jetty-server", "lettuce-core"),
  QUARKUS("Quarkus REST", "quarkus-rest", "lettuce-core"),
  DROPWIZARD(
      "Dropwizard", "dropwizard-core", "jersey-server", "dropwizard-jwt-cookie-authentication"),
  SPRING(
      "Spring Boot on Tomcat",
      "spring-boot",
      "tomcat-embed-core",
      "spring-security-web",
      "spring-session-core",
      "lettuce-core"),
  KTOR("Ktor on Netty", "ktor-server-netty-jvm", "ktor-server-sessions-jvm");

  private final String title;
  private final List<String> libraries;

  Group(String title, String... libraries) {
    this.title = title;
    this.libraries = List.of(libraries);
  }

  String title() {
    return title;
  }

  /** The artifacts whose versions are told. */
  List<String> libraries() {
    return libraries;
  }

  /** What is measured of it; the first is without sessions, and the others are held against it. */
  List<Row> rows() {
    return switch (this) {
      case JERSEY_GRIZZLY -> ours("jersey", "JerseyServer", "-Dcontainer=grizzly");
      case JERSEY_JETTY -> withHttpSession("jersey", "JerseyServer", "-Dcontainer=jetty");
      case RESTEASY -> withHttpSession("resteasy", "ResteasyServer");
      case CXF -> withHttpSession("cxf", "CxfServer");
      case QUARKUS -> quarkus();
      case DROPWIZARD -> dropwizard();
      case SPRING -> spring();
      case KTOR -> ktor();
    };
  }

  private List<Row> ours(String module, String main, String... options) {
    List<Row> rows = new ArrayList<>();
    Row bare = Row.bare(this, Launch.of(module, main, options));
    rows.add(bare);
    Launch ours = bare.launch().withLibrary();
    rows.add(Row.ours(this, "cookie", "sealed cookie", ours));
    rows.add(Row.ours(this, "memory", "store: memory", ours));
    rows.add(Row.ours(this, "redis", "store: Redis", ours));
    rows.add(Row.ours(this, "postgresql", "store: PostgreSQL", ours));
    return rows;
  }

  private List<Row> withHttpSession(String module, String main, String... options) {
    List<Row> rows = ours(module, main, options);
    rows.add(Row.other(this, "httpsession", "`HttpSession`", rows.get(0).launch()));
    return rows;
  }

  private List<Row> quarkus() {
    List<Row> rows = ours("quarkus", "");
    rows.set(0, Row.bare(this, Launch.quarkus("quarkus-bare")));
    rows.replaceAll(row -> row.isOurs() ? row.with(Launch.quarkus("quarkus")) : row);
    rows.add(
        Row.other(this, "form", "form login", Launch.quarkus("quarkus-form"))
            .with(new Login("/j_security_check", "j_username", "j_password")));
    return rows;
  }

  private List<Row> dropwizard() {
    List<Row> rows = new ArrayList<>(ours("dropwizard", "DropwizardServer").subList(0, 2));
    rows.add(Row.other(this, "jwt", "JWT in a cookie, signed", rows.get(0).launch()));
    return rows;
  }

  private List<Row> spring() {
    Launch launch = Launch.of("spring", "SpringServer");
    Login login = new Login("/login", "username", "password");
    return List.of(
        Row.bare(this, launch),
        Row.other(this, "memory", "Spring Security: memory", launch).with(login),
        Row.other(this, "redis", "Spring Security: Redis", launch).with(login),
        Row.other(this, "jdbc", "Spring Security: PostgreSQL", launch).with(login));
  }

  private List<Row> ktor() {
    Launch launch = Launch.of("ktor", "KtorServerKt");
    return List.of(
        Row.bare(this, launch), Row.other(this, "encrypted", "encrypted session", launch));
  }
}
