// Every page of the site, in reading order. A page that is not here fails the build, and so does
// an entry without a page.

/** The parts of the sidebar: a title, and pages by file name and the name they have there. */
export const PARTS = [
  {
    title: "Begin",
    pages: [
      ["start.md", "Start in five minutes"],
      ["compare.md", "How it compares"],
    ],
  },
  {
    title: "Guides",
    pages: [
      ["guides/login.md", "Login"],
      ["guides/logout.md", "Logout"],
      ["guides/roles.md", "Roles"],
      ["guides/optional-login.md", "Optional login"],
      ["guides/stay-signed-in.md", "Stay signed in"],
      ["guides/stores.md", "Sessions on the server"],
      ["guides/ending-sessions.md", "Ending sessions"],
      ["guides/csrf.md", "Cross-site requests"],
      ["guides/behind-a-proxy.md", "Behind a proxy"],
      ["guides/single-page-applications.md", "Single-page applications"],
      ["guides/websocket-and-sse.md", "WebSocket and events"],
      ["guides/testing.md", "Testing your application"],
      ["guides/openapi.md", "OpenAPI"],
      ["guides/rotating-keys.md", "Rotating keys"],
      ["guides/metrics.md", "Metrics"],
    ],
  },
  {
    title: "Runtimes",
    pages: [
      ["runtimes/index.md", "On every runtime"],
      ["runtimes/jersey.md", "Jersey"],
      ["runtimes/resteasy.md", "RESTEasy"],
      ["runtimes/cxf.md", "CXF"],
      ["runtimes/quarkus.md", "Quarkus"],
      ["runtimes/dropwizard.md", "Dropwizard"],
      ["runtimes/helidon.md", "Helidon MP"],
      ["runtimes/liberty.md", "Open Liberty"],
      ["runtimes/wildfly.md", "WildFly"],
      ["runtimes/payara.md", "Payara"],
      ["runtimes/glassfish.md", "GlassFish"],
      ["runtimes/tomee.md", "TomEE"],
      ["runtimes/compatibility.md", "What holds where"],
    ],
  },
  {
    title: "Reference",
    pages: [
      ["reference/settings.md", "Settings"],
      ["reference/cookie.md", "The cookie"],
      ["reference/events.md", "Events"],
      ["reference/errors.md", "Errors"],
      ["reference/stores-benchmark.md", "What a store costs"],
      ["reference/speed.md", "What a cookie costs"],
      ["reference/speed-http.md", "What sessions cost over HTTP"],
    ],
  },
  {
    title: "Security",
    pages: [
      ["security/threat-model.md", "Threat model"],
      ["security/stateless.md", "What a sealed cookie cannot do"],
      ["security/asvs.md", "OWASP ASVS 5.0"],
      ["security/proof.md", "What was tried"],
    ],
  },
  {
    title: "Moving here",
    pages: [
      ["migrating/http-session.md", "From HttpSession"],
      ["migrating/jwt.md", "From a JWT in a cookie"],
      ["migrating/pac4j.md", "From pac4j"],
      ["migrating/litestar.md", "From Litestar"],
    ],
  },
];

/** A page's address without the base and without .html. */
export const address = (file) => "/" + file.replace(/\.md$/, "").replace(/(^|\/)index$/, "$1");
