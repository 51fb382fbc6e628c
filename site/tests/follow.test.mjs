import assert from "node:assert/strict";
import { test } from "node:test";
import { isAsTold, steps } from "../tools/follow.mjs";

test("a page's files and commands are found in their order", () => {
  const found = steps("```java [A.java]\nclass A {}\n```\n\n<!-- follow: try -->\n```sh\ncurl a\n```\n\n```http\n204\n```\n");
  assert.deepEqual(found, {
    files: [{ file: "A.java", body: "class A {}\n" }],
    commands: [{ what: "try", line: "curl a", prints: "204\n" }],
  });
});

test("an answer is as told but for what … stands for", () => {
  assert.ok(isAsTold("Date: …\n\n[1]\n", "Date: today\r\n\r\n[1]"));
  assert.ok(!isAsTold("Date: …\n\n[1]\n", "Date: today\r\n\r\n[2]"));
  assert.ok(!isAsTold("Date: …\n", "Date: today\nSet-Cookie: a"));
});
