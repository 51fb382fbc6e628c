// Makes the library's Javadoc with Maven and puts it into the built site, as /api.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(SITE);
const MADE = join(ROOT, "target", "unchecked", "reports", "apidocs");
const API = join(SITE, ".vitepress", "dist", "api");

for (const [tool, remedy] of [
  ["javac", "a JDK 17 or newer"],
  ["mvn", "Maven 3.8.7 or newer"],
]) {
  if (spawnSync(tool, ["-version"]).error) {
    fail(`The site holds the library's Javadoc, and ${tool} is not on the path. Install ${remedy}.`);
  }
}
rmSync(MADE, { recursive: true, force: true });
const mvn = spawnSync("mvn", ["-q", "-B", "-ntp", "-Dunchecked", "javadoc:javadoc"], {
  cwd: ROOT,
  stdio: "inherit",
});
if (mvn.status !== 0 || !existsSync(join(MADE, "index.html"))) {
  fail("Maven made no Javadoc: see above. `mvn -Dunchecked javadoc:javadoc` in the root does the same.");
}
rmSync(API, { recursive: true, force: true });
cpSync(MADE, API, { recursive: true });
// What the tool was called with is no part of it.
for (const file of ["argfile", "options", "javadoc.sh", "src"]) {
  rmSync(join(API, file), { recursive: true, force: true });
}
// Debian's JDK comes without the fonts that Javadoc's own style names.
if (!existsSync(join(API, "resources", "fonts"))) {
  const style = join(API, "stylesheet.css");
  writeFileSync(style, readFileSync(style, "utf8").replace(/@import url\('resources\/fonts\/dejavu.css'\);/, ""));
}
console.log("Javadoc is under /api");

function fail(why) {
  console.error(why);
  process.exit(1);
}
