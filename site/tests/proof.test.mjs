import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, filled } from "../tools/proof.mjs";

const NUMBERS = { fuzz: { inputs: 1234567, on: "2026-11-30" } };
const said = (path, value) => `There were <!-- n: ${path} -->${value}<!-- /n --> of them.`;

test("a number that its run wrote is right", () => {
  assert.deepEqual(filled(said("fuzz.inputs", "1,234,567"), NUMBERS).wrong, []);
  assert.deepEqual(filled(said("fuzz.on", "2026-11-30"), NUMBERS).wrong, []);
});

test("another number fails, and is written anew", () => {
  const { text, wrong } = filled(said("fuzz.inputs", "9"), NUMBERS);
  assert.match(wrong[0], /fuzz.inputs is 1,234,567, and the page says 9/);
  assert.equal(text, said("fuzz.inputs", "1,234,567"));
});

test("a number that no run wrote fails, and stays", () => {
  for (const path of ["fuzz.gone", "gone.inputs", "fuzz"]) {
    const { text, wrong } = filled(said(path, "9"), NUMBERS);
    assert.match(wrong[0], /^no run wrote /);
    assert.equal(text, said(path, "9"));
  }
});

test("tests are counted from the heads of their reports", () => {
  const one = '<?xml?>\n<testsuite name="A" time="1" tests="3" errors="1" skipped="1" failures="0">\n<testcase/>';
  assert.deepEqual(counted([one, one]), { run: 6, skipped: 2, failed: 2 });
});
