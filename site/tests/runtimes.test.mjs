// A runtime's page names every version that the compatibility table has of it, and the table links it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => readFileSync(new URL(`../runtimes/${name}`, import.meta.url), "utf8");
const versions = new Map(
  JSON.parse(read("compatibility.json")).map(({ runtime, version }) => [`${runtime} ${version}`, version]),
);
const table = read("compatibility.md");

for (const [row, version] of versions) {
  test(`${row} is on the page that the table links`, () => {
    const runtime = row.slice(0, -version.length - 1);
    const link = table.match(new RegExp(`\\| \\[${runtime.replace(/[()]/g, "\\$&")}\\]\\((\\w+\\.md)\\)`));
    assert.ok(link, `${runtime} has no link in the table`);
    const said = read(link[1]).split("\n## ")[0];
    assert.ok(said.includes(version), `${link[1]} does not say ${version}`);
  });
}
