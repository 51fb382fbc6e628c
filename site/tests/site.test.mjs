// Looks at the built site in Chromium: every page, light and dark, on a desk and on a phone.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "../tools/browser.mjs";
import { files } from "../tools/links.mjs";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(SITE, ".vitepress", "dist");
const BASE = process.env.BASE ?? "/";
const TYPES = {
  ".html": "text/html;charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
const PAGES = files(SITE, ".md").map((file) => file.replace(/\.md$/, ".html"));

let server;
let browser;

before(async () => {
  assert.ok(existsSync(join(DIST, "index.html")), "The site is not built. Run `npm run build` first.");
  server = createServer(serve);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A plain host of files. */
function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname).slice(BASE.length);
  const file = [path, join(path, "index.html")].map((name) => join(DIST, name)).find((name) => existsSync(name) && statSync(name).isFile());
  response.writeHead(file ? 200 : 404, { "Content-Type": TYPES[extname(file ?? "")] ?? "application/octet-stream" });
  response.end(file && readFileSync(file));
}

/** Opens a page, lets it be looked at, and holds that it reported no error and asked nobody else. */
async function visit(path, options, look) {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const context = await browser.newContext({ baseURL: origin, reducedMotion: "reduce", ...options });
  const wrong = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) {
        wrong.push(`asks ${request.url()}`);
      }
    });
    await page.goto(BASE + path, { waitUntil: "load" });
    await look(page);
    assert.deepEqual(wrong, [], path);
  } finally {
    await context.close();
  }
}

async function hasNoViolation(page, path) {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] }) // else it also writes down each node that is right
    .setLegacyMode(true) // there are no frames
    .analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
  assert.deepEqual(told, [], path);
}

async function hasNoSidewaysScroll(page, path) {
  const [is, may] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(is <= may, `${path} is ${is} px wide on ${may} px`);
}

const PHONE = { width: 375, height: 800 };
const DESK = { width: 1280, height: 800 };
// These are looked at on a phone by axe, too: its navigation is another one.
const ON_A_PHONE = ["index.html", "start.html", "reference/settings.html"];

for (const colorScheme of ["light", "dark"]) {
  test(`every page passes axe and fits, ${colorScheme}`, async (t) => {
    for (const path of PAGES) {
      await t.test(path, () =>
        visit(path, { colorScheme, viewport: DESK }, async (page) => {
          await hasNoSidewaysScroll(page, path);
          await hasNoViolation(page, path);
          await page.setViewportSize(PHONE);
          await hasNoSidewaysScroll(page, path);
          if (ON_A_PHONE.includes(path)) {
            await hasNoViolation(page, path);
          }
        }),
      );
    }
  });
}

test("dark mode is dark, and light mode is light", async () => {
  const lightness = (page) =>
    page.evaluate(() => Number(getComputedStyle(document.body).backgroundColor.match(/\d+/)[0]));
  await visit("start.html", { colorScheme: "dark" }, async (page) => assert.ok((await lightness(page)) < 40));
  await visit("start.html", { colorScheme: "light" }, async (page) => assert.ok((await lightness(page)) > 220));
});

test("search finds logout", () =>
  visit("start.html", { viewport: DESK }, async (page) => {
    await page.getByRole("button", { name: "Search" }).first().click();
    await page.locator("#localsearch-input").fill("logout");
    const results = page.locator("#localsearch-list a.result");
    await results.first().waitFor();
    assert.match((await results.allTextContents()).join("\n"), /logout/i);
  }));

test("the button copies the code", () =>
  visit("start.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const block = page.locator("div.language-sh").first();
    await block.hover();
    await block.locator("button.copy").click();
    await block.locator("button.copy.copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "mvn -q -Dunchecked -Dlibrary.skipTests install");
  }));

test("a link to the Javadoc leaves the site's router", () =>
  visit("start.html", { viewport: DESK }, async (page) => {
    await page.getByRole("link", { name: "Javadoc" }).first().click();
    await page.waitForURL(/\/api\//);
    assert.match(await page.title(), /jaxrs-sessions/);
  }));
