import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, region } from "../tools/snippets.mjs";

const FILE = "class A {\n  // #region set\n  set();\n  // #endregion set\n}\n";
const page = (name, body) => `# A\n\n<!-- from: A.java#${name} -->\n\`\`\`java\n${body}\`\`\`\n`;
const wrongIn = (text, file = FILE) => cut(text, () => file).wrong;

test("a piece as its file has it is right", () => {
  assert.deepEqual(wrongIn(page("set", "set();\n")), []);
});

test("a missing region fails", () => {
  assert.match(wrongIn(page("gone", "set();\n"))[0], /0 times #region gone/);
});

test("a region that does not end fails", () => {
  assert.match(wrongIn(page("set", "set();\n"), FILE.replace("// #endregion set", ""))[0], /0 times #endregion/);
});

test("a doubled region fails", () => {
  assert.match(wrongIn(page("set", "set();\n"), FILE + FILE)[0], /2 times #region set/);
});

test("an empty region fails", () => {
  assert.match(wrongIn(page("set", "set();\n"), FILE.replace("  set();\n", ""))[0], /nothing in #region set/);
});

test("a stale piece fails, and is cut anew", () => {
  const { text, wrong } = cut(page("set", "put();\n"), () => FILE);
  assert.match(wrong[0], /differs/);
  assert.deepEqual(wrongIn(text), []);
});

test("a missing file fails", () => {
  const gone = () => {
    throw new Error("ENOENT");
  };
  assert.match(cut(page("set", "set();\n"), gone).wrong[0], /A.java ENOENT/);
});

test("code that is cut from no file fails, and what is typed into a terminal does not", () => {
  assert.match(wrongIn("```java\nset();\n```\n")[0], /java that is not cut/);
  assert.match(wrongIn("```\nset();\n```\n")[0], /no language that is not cut/);
  assert.deepEqual(wrongIn("```sh\nmvn verify\n```\n"), []);
});

test("a region is moved to the left edge, without the marks of others", () => {
  assert.equal(region("  // #region a\n    b {\n  // #region c\n      d\n  // #endregion c\n  // #endregion a\n", "a"), "b {\n  d\n");
});
