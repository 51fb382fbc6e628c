// Looks at the built site: every link, image and #anchor leads somewhere, every page is in the
// sidebar, and the links of README.md, CHANGELOG.md and .github/*.md hold as well.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "node-html-parser";
import { PARTS, address } from "../.vitepress/pages.mjs";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ELSEWHERE = /^(https?:|mailto:|data:)/;
// This repository's own files, as its host shows them.
const OWN = /^https:\/\/github\.com\/jaxrs-sessions\/jaxrs-sessions\/(?:blob|tree)\/main\/([^#]+)/;
const FENCE = /^( *)(`{3,})[\s\S]*?^\1\2 *$/gm;

/** The files of a folder, relative to it, that end so. */
export function files(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(ending) && !/(^|\/)(node_modules|\.vitepress)\//.test(file))
    .sort();
}

/** Javadoc's overviews, made whole by the tool, link to parts of theirs that they leave out. */
const counts = (page) => page !== "404.html" && !/^api\/[^/]+$/.test(page);

/**
 * What is wrong with the links of a folder of HTML pages that a host serves below a base, once each.
 * The root is the repository whose files they name.
 */
export function deadLinks(folder, base = "/", root = dirname(SITE)) {
  const ids = anchors(folder);
  const wrong = new Map();
  for (const page of files(folder, ".html").filter(counts)) {
    const html = read(join(folder, page));
    const at = new URL(base + page, "http://site");
    for (const link of links(html, page.startsWith("api/"))) {
      const why = ELSEWHERE.test(link)
        ? isGone(root, link)
        : leadsNowhere(folder, base, new URL(link, at), ids);
      if (why) {
        const what = `${link} ${why}`;
        wrong.set(what, (wrong.get(what) ?? new Set()).add(page));
      }
    }
  }
  return [...wrong].map(([what, [first, ...more]]) => `${first}${more.length ? ` and ${more.length} more` : ""}: ${what}`);
}

/** Whether a link names a file of the repository that is not there. */
function isGone(root, link) {
  const [, file] = OWN.exec(link) ?? [];
  return file && !existsSync(join(root, decodeURIComponent(file))) ? "is no file of this repository" : null;
}

function leadsNowhere(folder, base, url, ids) {
  const path = decodeURIComponent(url.pathname);
  if (!path.startsWith(base)) {
    return `lies outside of ${base}`;
  }
  const file = fileOf(folder, path.slice(base.length));
  if (!file) {
    return "leads nowhere";
  }
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor && file.endsWith(".html") && !ids(file).has(anchor) ? "has no such anchor" : null;
}

/** As a plain host of files answers: the file, the folder's index, or the page without .html. */
function fileOf(folder, path) {
  return [path, join(path, "index.html"), path + ".html"].find((file) => {
    const whole = join(folder, file);
    return existsSync(whole) && statSync(whole).isFile();
  });
}

/** The ids of a page, each page read once. */
function anchors(folder) {
  const known = new Map();
  return (file) => {
    const name = relative(folder, join(folder, file));
    if (!known.has(name)) {
      const html = read(join(folder, name));
      const named = html.querySelectorAll("[id]").map((element) => element.getAttribute("id"));
      known.set(name, new Set([...named, ...html.querySelectorAll("a[name]").map((a) => a.getAttribute("name"))]));
    }
    return known.get(name);
  };
}

/** Javadoc's own pages are made by a tool: of those only the links in the text count. */
function links(html, javadoc) {
  const where = javadoc ? "main a[href]" : "[href], [src]";
  return html
    .querySelectorAll(where)
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src"))
    .filter((link) => link && !link.startsWith("javascript:"));
}

/** Whether the sidebar and the pages are the same set: by the list, and by a page as it was built. */
export function strayPages(site, built, base = "/") {
  const listed = PARTS.flatMap((part) => part.pages.map(([file]) => file));
  const there = files(site, ".md").filter((file) => file !== "index.md");
  const wrong = [
    ...listed.filter((file) => !there.includes(file)).map((file) => `${file} is in the sidebar, and there is no such page`),
    ...there.filter((file) => !listed.includes(file)).map((file) => `${file} is not in the sidebar: see .vitepress/pages.mjs`),
  ];
  const shown = new Set(
    read(join(built, "start.html"))
      .querySelectorAll(".VPSidebar a[href]")
      .map((a) => a.getAttribute("href").replace(/\.html$/, "")),
  );
  return wrong.concat(
    listed
      .filter((file) => !shown.has(base + address(file).slice(1)))
      .map((file) => `${file} is not shown in the sidebar that was built`),
  );
}

/** What is wrong with the links of a Markdown file outside of the site. */
export function deadMarkdownLinks(root, file, built) {
  const text = readFileSync(join(root, file), "utf8").replace(FENCE, "").replace(/`[^`\n]*`/g, "");
  const found = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/^\[[^\]]+\]: (\S+)/gm)].map((m) => m[1]);
  return found
    .filter((link) => !ELSEWHERE.test(link))
    .flatMap((link) => {
      const [path, anchor] = link.split("#");
      const target = path === "" ? join(root, file) : resolve(root, dirname(file), path);
      if (!existsSync(target)) {
        return [`${file}: ${link} leads nowhere`];
      }
      if (anchor && !headings(root, relative(root, target), built).has(anchor)) {
        return [`${file}: ${link} has no such anchor`];
      }
      return [];
    });
}

/** A page of the site by its HTML; any other Markdown as GitHub names its headings. */
function headings(root, file, built) {
  if (file.startsWith("site/")) {
    const html = join(built, file.slice("site/".length).replace(/\.md$/, ".html"));
    return existsSync(html) ? anchors(built)(relative(built, html)) : new Set();
  }
  const text = readFileSync(join(root, file), "utf8").replace(FENCE, "");
  return new Set(
    [...text.matchAll(/^#+ +(.*)$/gm)].map(([, heading]) =>
      heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-"),
    ),
  );
}

function read(file) {
  return parse(readFileSync(file, "utf8"), { comment: false, blockTextElements: { script: false, style: false } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(SITE);
  const built = join(SITE, ".vitepress", "dist");
  const base = process.env.BASE ?? "/";
  const outside = ["README.md", "CHANGELOG.md", ...files(join(root, ".github"), ".md").map((f) => ".github/" + f)];
  const wrong = [
    ...strayPages(SITE, built, base),
    ...deadLinks(built, base),
    ...outside.flatMap((file) => deadMarkdownLinks(root, file, built)),
  ];
  wrong.forEach((line) => console.error(line));
  console.log(`${files(built, ".html").length} pages, ${wrong.length} dead links and stray pages`);
  process.exit(wrong.length > 0 ? 1 : 0);
}
