// The whole test: format, types, lint, unit tests and laws, size, and the browser. Ends with `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { browser } from "./browser.mjs";

const reports = "test-results";
const bin = (name) => `node_modules/${name}`;
let passed = 0;
let failed = 0;

/** Runs one stage; a stage without a report counts as one test. */
function stage(title, args, { env = {}, report } = {}) {
  process.stdout.write(`\n── ${title}\n`);
  const result = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const ok = result.status === 0;
  const counts = report ? read(report) : null;
  if (!counts) {
    if (ok) passed++;
    else failed++;
    return ok;
  }
  passed += counts.passed;
  failed += counts.failed;
  if (!ok && counts.failed === 0) failed++;
  return ok;
}

function read({ file, count }) {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    process.stdout.write(`No report in ${file}: ${error.message}\n`);
    return null;
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
stage("format", [
  bin("prettier/bin/prettier.cjs"),
  "--check",
  "--log-level",
  "warn",
  ".",
]);
stage("types", [bin("typescript/bin/tsc"), "--noEmit"]);
stage("lint", [bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."]);
stage(
  "unit tests and laws",
  [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reports}/unit.json`,
  ],
  {
    report: {
      file: `${reports}/unit.json`,
      count: (json) => ({
        passed: json.numPassedTests,
        failed:
          json.numFailedTests +
          (json.numFailedTestSuites > 0 && json.numFailedTests === 0 ? 1 : 0),
      }),
    },
  },
);
const built = stage("build", [
  bin("vite/bin/vite.js"),
  "build",
  "--logLevel",
  "warn",
]);
stage("command line", [
  bin("vite/bin/vite.js"),
  "build",
  "--config",
  "vite.cli.config.ts",
  "--logLevel",
  "warn",
]);
if (built) {
  stage("size of the first load", ["scripts/size.mjs"]);
  stage("in the browser", [bin("@playwright/test/cli.js"), "test"], {
    env: {
      ROSETTA_BROWSER: browser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/browser.json`,
    },
    report: {
      file: `${reports}/browser.json`,
      count: ({ stats }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
      }),
    },
  });
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
