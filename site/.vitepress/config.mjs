import { defineConfig } from "vitepress";
import { PARTS, address } from "./pages.mjs";

// Where the site lies on its host: `BASE=/jaxrs-sessions/ npm run build`.
const base = process.env.BASE ?? "/";

export default defineConfig({
  base,
  lang: "en",
  title: "jaxrs-sessions",
  description: "Login sessions for any JAX-RS runtime, sealed into a cookie or kept in a store.",
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: base + "logo.svg" }],
    ["meta", { name: "theme-color", content: "#0b6b5b" }],
  ],
  // tools/links.mjs looks at every link and anchor of the built pages; these two would only see some.
  ignoreDeadLinks: true,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(markdown) {
      javadocLeavesTheSite(markdown);
      tablesScroll(markdown);
    },
  },
  themeConfig: {
    logo: { src: "/logo.svg", alt: "" },
    nav: [
      { text: "Start", link: "/start" },
      { text: "Guides", link: "/guides/login", activeMatch: "/guides/" },
      { text: "Runtimes", link: "/runtimes/", activeMatch: "/runtimes/" },
      { text: "Settings", link: "/reference/settings", activeMatch: "/reference/" },
      { text: "Security", link: "/security/threat-model", activeMatch: "/security/" },
      { text: "Javadoc", link: "/api/index.html", target: "_self" },
    ],
    sidebar: PARTS.map((part) => ({
      text: part.title,
      items: part.pages.map(([file, text]) => ({ text, link: address(file) })),
    })),
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local", options: { detailedView: true } },
    externalLinkIcon: true,
    footer: { message: "Apache-2.0" },
  },
});

/** Javadoc is no page of VitePress: its router must not take such a link for one. */
function javadocLeavesTheSite(markdown) {
  const before = markdown.renderer.rules.link_open;
  markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
    if (tokens[at].attrGet("href")?.startsWith("/api/")) {
      tokens[at].attrSet("target", "_self");
    }
    return before ? before(tokens, at, options, env, self) : self.renderToken(tokens, at, options);
  };
}

/** A wide table scrolls in a box of its own, by keyboard as well. */
function tablesScroll(markdown) {
  markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => "</table></div>\n";
  // A column without a name has no header for screen readers to say.
  const cell = (tokens, at, options, env, self) => {
    const inline = tokens[at].type === "th_open" ? tokens[at + 1] : tokens[at - 1];
    if (inline.content.trim() === "") {
      tokens[at].tag = "td";
    }
    return self.renderToken(tokens, at, options);
  };
  markdown.renderer.rules.th_open = cell;
  markdown.renderer.rules.th_close = cell;
}
