import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// How many requirements each section of ASVS 5.0 has.
const SECTIONS = {
  "3.1": 1, "3.2": 3, "3.3": 5, "3.4": 8, "3.5": 8, "3.6": 1, "3.7": 5,
  "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 3, "7.6": 2,
};
const LEVELS = {
  1: "3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2",
  3: "3.1.1 3.2.3 3.3.5 3.4.7 3.4.8 3.5.6 3.5.7 3.5.8 3.6.1 3.7.3 3.7.4 3.7.5 7.5.3",
};

const page = readFileSync(new URL("../security/asvs.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \|(.*)\|$/gm)].map(([, number, rest]) => ({
  number,
  cells: rest.split("|").map((cell) => cell.trim()),
}));
const required = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
);

test("every requirement of V3 and V7 has exactly one row, in order", () => {
  const shown = rows.map((row) => row.number).filter((number) => /^[37]\./.test(number));
  assert.deepEqual(shown, required);
});

test("every row bears the standard's level and says who, how and where", () => {
  for (const { number, cells } of rows) {
    assert.equal(cells.length, 5, number);
    assert.match(cells[2], /^(library|application|both|not applicable)$/, number);
    assert.ok(cells.every((cell) => cell !== ""), number);
    if (required.includes(number)) {
      const level = Object.keys(LEVELS).find((l) => LEVELS[l].split(" ").includes(number)) ?? "2";
      assert.equal(cells[0], level, number);
    }
  }
});
