// Every piece of code in the README and on the site is cut from a file that is compiled and tested:
//
//     <!-- from: samples/guides/src/main/java/…/Accounts.java#login -->
//     ```java
//     (the lines between `#region login` and `#endregion login`)
//     ```
//
// `npm run cut` writes the pieces into the pages, `npm run check` fails where one differs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(SITE);
// What is typed into a terminal, and what travels, is no code of ours.
const FREE = new Set(["sh", "text", "http"]);
const FENCE = /^( *)(`{3,})(\S*)[^\n]*\n([\s\S]*?)^\1\2 *$/gm;
const FROM = /<!-- from: (\S+?)(?:#(\S+))? -->\s*$/;

/** The pages that show code. */
export function pages() {
  const found = readdirSync(SITE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/node_modules|\.vitepress/.test(file));
  return [join(ROOT, "README.md"), ...found.sort()];
}

/** The lines of a region, without the marks of others in it, moved to the left edge. */
export function region(text, name) {
  const lines = text.replace(/\r/g, "").trimEnd().split("\n");
  const marks = (word) =>
    lines.flatMap((line, at) => (line.match(new RegExp(`#${word}\\s+(\\S+)`))?.[1] === name ? [at] : []));
  let body = lines;
  if (name !== undefined) {
    const [begins, ends] = [marks("region"), marks("endregion")];
    if (begins.length !== 1 || ends.length !== 1 || ends[0] < begins[0]) {
      throw new Error(`has ${begins.length} times #region ${name} and ${ends.length} times #endregion ${name}`);
    }
    body = lines.slice(begins[0] + 1, ends[0]);
  }
  body = body.filter((line) => !/#(end)?region\s+\S+/.test(line));
  while (body.length > 0 && body[0].trim() === "") body.shift();
  while (body.length > 0 && body.at(-1).trim() === "") body.pop();
  if (body.length === 0) {
    throw new Error(`has nothing in #region ${name}`);
  }
  const edge = Math.min(...body.filter((l) => l.trim() !== "").map((l) => l.match(/^ */)[0].length));
  return body.map((line) => line.slice(edge).trimEnd()).join("\n") + "\n";
}

/** A page with its pieces as their files have them, and what is wrong with it. */
export function cut(page, read) {
  const wrong = [];
  const text = page.replace(FENCE, (whole, indent, ticks, language, body, at) => {
    const from = page.slice(0, at).match(FROM);
    if (!from) {
      if (!FREE.has(language)) {
        wrong.push(`a block of ${language || "no language"} that is not cut from a file: ${body.trim().split("\n")[0]}`);
      }
      return whole;
    }
    try {
      const lines = region(read(from[1]), from[2]).replace(/^(?=.)/gm, indent);
      if (lines !== body) {
        wrong.push(`${from[1]}#${from[2]} differs`);
      }
      return whole.split("\n")[0] + "\n" + lines + indent + ticks;
    } catch (error) {
      wrong.push(`${from[1]} ${error.message}`);
      return whole;
    }
  });
  return { text, wrong };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = process.argv[2] === "--write";
  let failed = 0;
  let pieces = 0;
  for (const file of pages()) {
    const page = readFileSync(file, "utf8").replace(/\r/g, "");
    const { text, wrong } = cut(page, (path) => readFileSync(join(ROOT, path), "utf8"));
    pieces += page.match(/<!-- from: /g)?.length ?? 0;
    if (write && text !== page) {
      writeFileSync(file, text);
    }
    for (const what of wrong) {
      if (!(write && what.endsWith(" differs"))) {
        failed++;
        console.error(`${relative(ROOT, file)}: ${what}`);
      }
    }
  }
  console.log(`${pieces} pieces of code, ${failed} wrong`);
  if (failed > 0) {
    console.error("`npm run cut` writes them anew; a region stands once in its file, as #region and #endregion.");
    process.exit(1);
  }
}
