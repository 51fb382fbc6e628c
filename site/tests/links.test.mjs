import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { deadLinks, deadMarkdownLinks } from "../tools/links.mjs";

/** What a check says of a folder with these files. */
function of(files, check) {
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const linking = (link, more = {}) => of({ "a.html": `<h2 id="top">A</h2><a href="${link}">b</a>`, ...more }, deadLinks);
const B = { "guides/b.html": '<h2 id="here">B</h2>', "api/index.html": "<main></main>" };

test("links to pages, anchors, folders and elsewhere hold", () => {
  for (const link of ["guides/b.html#here", "/guides/b", "#top", "/api/", "https://example.com/#x", ""]) {
    assert.deepEqual(linking(link, B), [], link);
  }
});

test("a dead page fails, also in HTML that was written by hand", () => {
  assert.match(linking("c.md")[0], /c\.md leads nowhere/);
  assert.match(of({ "a.html": '<img src="/x.svg">' }, deadLinks)[0], /x\.svg leads nowhere/);
});

test("a link to a file of the repository that is gone fails", () => {
  const at = "https://github.com/jaxrs-sessions/jaxrs-sessions/blob/main/";
  assert.deepEqual(linking(at + "README.md#x"), []);
  assert.match(linking(at + "src/test/Gone.java")[0], /no file of this repository/);
});

test("a dead anchor fails, on the page and on another", () => {
  assert.match(linking("#gone")[0], /no such anchor/);
  assert.match(linking("guides/b.html#gone", B)[0], /no such anchor/);
});

test("a class that Javadoc does not have fails", () => {
  assert.match(linking("/api/io/Gone.html", B)[0], /leads nowhere/);
});

test("a link that leaves out the base fails", () => {
  const wrong = of({ "a.html": '<a href="/a.html">a</a>' }, (folder) => deadLinks(folder, "/sessions/"));
  assert.match(wrong[0], /outside of \/sessions\//);
});

test("Markdown outside of the site is held by its files and headings", () => {
  const told = (link) =>
    of({ "README.md": `# A\n\n## Who gets in\n\n[x](${link})\n`, "site/b.md": "# B", "built/b.html": '<h2 id="c">' }, (root) =>
      deadMarkdownLinks(root, "README.md", join(root, "built")),
    );
  assert.deepEqual(["#who-gets-in", "site/b.md", "site/b.md#c"].flatMap(told), []);
  assert.match(told("#gone")[0], /no such anchor/);
  assert.match(told("site/c.md")[0], /leads nowhere/);
  assert.match(told("site/b.md#gone")[0], /no such anchor/);
});
