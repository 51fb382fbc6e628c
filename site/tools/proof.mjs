// The numbers on `security/proof.md` come from the files that runs write:
//
//     <!-- n: fuzz.inputs -->1,234<!-- /n -->
//
// `npm run proof` takes what the last runs wrote into `security/proof.json` and onto the page; a run
// that has left no file keeps its older numbers. `npm run check` fails where the page says other ones.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = dirname(SITE);
const NUMBERS = join(SITE, "security", "proof.json");
const PAGE = join(SITE, "security", "proof.md");
const MARK = /<!-- n: (\S+) -->(.*?)<!-- \/n -->/g;

/** The page with the numbers in it, and what it asks for that is not there or says otherwise. */
export function filled(page, numbers) {
  const wrong = [];
  const text = page.replace(MARK, (whole, path, said) => {
    const value = path.split(".").reduce((part, name) => part?.[name], numbers);
    if (value === undefined || typeof value === "object") {
      wrong.push(`no run wrote ${path}`);
      return whole;
    }
    const shown = typeof value === "number" ? value.toLocaleString("en-US") : value;
    if (shown !== said) {
      wrong.push(`${path} is ${shown}, and the page says ${said}`);
    }
    return `<!-- n: ${path} -->${shown}<!-- /n -->`;
  });
  return { text, wrong };
}

/** How many tests the reports of a folder tell of, and in how many runs of a class. */
export function counted(reports) {
  const sum = { run: 0, skipped: 0, failed: 0 };
  for (const xml of reports) {
    const head = xml.match(/<testsuite\s[^>]*>/)[0];
    const of = (name) => Number(head.match(new RegExp(`\\s${name}="(\\d+)"`))[1]);
    sum.run += of("tests");
    sum.skipped += of("skipped");
    sum.failed += of("failures") + of("errors");
  }
  return sum;
}

const day = (file) => statSync(file).mtime.toISOString().slice(0, 10);
const list = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);

function tests(folders) {
  const files = folders.flatMap(list).filter((file) => /TEST-.*\.xml$/.test(file));
  return files.length === 0
    ? undefined
    : { ...counted(files.map((file) => readFileSync(file, "utf8"))), on: files.map(day).sort().at(-1) };
}

function written() {
  const found = {};
  const runs = [...list(join(ROOT, "target", "proof")), join(ROOT, "samples", "benchmarks", "target", "soak.json")];
  for (const file of runs.filter((f) => f.endsWith(".json") && existsSync(f))) {
    found[basename(file, ".json")] = { ...JSON.parse(readFileSync(file, "utf8")), on: day(file) };
  }
  const contract = JSON.parse(readFileSync(join(SITE, "runtimes", "compatibility.json"), "utf8"));
  found.runtimes = { rows: contract.length, checks: contract.reduce((sum, row) => sum + row.facts, 0) };
  found.tests = tests([join(ROOT, "target", "surefire-reports")]);
  const samples = readdirSync(join(ROOT, "samples"));
  found["tests-of-samples"] = tests(samples.map((name) => join(ROOT, "samples", name, "target", "surefire-reports")));
  return Object.fromEntries(Object.entries(found).filter(([, run]) => run !== undefined));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = process.argv[2] === "--write";
  let numbers = JSON.parse(readFileSync(NUMBERS, "utf8"));
  if (write) {
    numbers = { ...numbers, ...written() };
    numbers = Object.fromEntries(Object.keys(numbers).sort().map((name) => [name, numbers[name]]));
    writeFileSync(NUMBERS, JSON.stringify(numbers, null, 2) + "\n");
  }
  const page = readFileSync(PAGE, "utf8").replace(/\r/g, "");
  const { text, wrong } = filled(page, numbers);
  if (write) {
    writeFileSync(PAGE, text);
  }
  const left = write ? wrong.filter((what) => what.startsWith("no run")) : wrong;
  left.forEach((what) => console.error(`security/proof.md: ${what}`));
  if (left.length > 0) {
    console.error("`npm run proof` takes the numbers from the runs' files.");
    process.exit(1);
  }
}
