// Follows start.md word for word: copies its files into an empty folder, types its commands, holds
// what they print against what the page says (`…` is any text of a line), and opens the page in a
// browser. Only the port is another one, a free one. `npm run follow`; $FOLLOW_REPOSITORY names a
// local repository for Maven, else one in target/ that begins empty.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(SITE);
const FENCE = /(?:<!-- follow: (\S+) -->\n)?^```(\S+)(?: \[(.+?)\])?\n([\s\S]*?)^```$/gm;
const PORT = "8080";

/** A page's files and its commands, each with what it is said to print. */
export function steps(page) {
  const found = { files: [], commands: [] };
  for (const [, what, language, file, body] of page.matchAll(FENCE)) {
    if (file) {
      found.files.push({ file, body });
    } else if (what) {
      found.commands.push({ what, line: body.trim(), prints: null });
    } else if (["text", "http"].includes(language) && found.commands.length > 0) {
      found.commands.at(-1).prints ??= body;
    }
  }
  return found;
}

/** Whether a text is what was told: `…` stands for any text within a line. */
export function isAsTold(told, text) {
  const lines = (all) => all.replace(/\r/g, "").trimEnd().split("\n").map((line) => line.trimEnd());
  const escaped = lines(told).map((line) => line.split("…").map(escape).join(".*"));
  return new RegExp(`^${escaped.join("\n")}$`).test(lines(text).join("\n"));
}

const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

async function follow() {
  const { files, commands } = steps(readFileSync(join(SITE, "start.md"), "utf8"));
  const port = await freePort();
  const ported = (text) => text.replaceAll(PORT, port);
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  const repository = resolve(process.env.FOLLOW_REPOSITORY ?? join(ROOT, "target", "follow", "repository"));
  const env = { ...process.env, MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ""} -Dmaven.repo.local=${repository}` };
  const wrong = [];
  let application;
  try {
    for (const { file, body } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), ported(body));
    }
    for (const { what, line, prints } of commands) {
      console.log(`$ ${line}`);
      if (what === "start") {
        application = await started(ported(line), ported(prints), { cwd: folder, env });
        continue;
      }
      const cwd = what === "library" ? ROOT : folder;
      const stdio = ["ignore", "pipe", what === "library" ? "inherit" : "ignore"];
      const printed = execFileSync("bash", ["-c", ported(line)], { cwd, env, stdio, encoding: "utf8" });
      if (prints !== null && !isAsTold(ported(prints), printed)) {
        wrong.push(`"${line}" prints, start.md says:\n${prints}\nIt printed:\n${printed}`);
      }
    }
    await inABrowser(`http://localhost:${port}/`);
    if (wrong.length > 0) {
      throw new Error(wrong.join("\n\n"));
    }
    console.log(`start.md holds: ${files.length} files, ${commands.length} commands, and the page in a browser`);
  } finally {
    if (application) {
      end(application);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the application, and waits for what it prints. */
function started(line, prints, options) {
  // A group of its own, so that ending it ends what Maven starts.
  const application = spawn("bash", ["-c", line], { ...options, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let out = "";
    application.stdout.on("data", (text) => {
      out += text;
      if (isAsTold(prints, out)) {
        resolve(application);
      }
    });
    application.on("exit", (code) => reject(new Error(`"${line}" ended with ${code}: ${out}`)));
    setTimeout(() => {
      end(application);
      reject(new Error(`"${line}" did not print "${prints}" within 10 minutes, but: ${out}`));
    }, 600_000).unref();
  });
}

function end(application) {
  application.removeAllListeners("exit");
  try {
    process.kill(-application.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}

async function inABrowser(address) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const shows = (text) => page.getByRole("status").filter({ hasText: text }).waitFor();
    await page.goto(address);
    await shows("nobody: 401");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Log in" }).click();
    await shows("refused: 401");
    await page.getByLabel("Password").fill("open sesame");
    await page.getByRole("button", { name: "Log in" }).click();
    await shows("ali@example.com");
    await page.reload();
    await shows("ali@example.com");
    await page.getByRole("button", { name: "Log out" }).click();
    await shows("nobody: 401");
  } finally {
    await browser.close();
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await follow();
}
