// Finds a Chromium for the tests, or installs one. Prints its path when run by itself.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path of a browser that is there already: `ROSETTA_BROWSER`, Playwright's own, or an installed one. */
export function installedBrowser() {
  const named = process.env.ROSETTA_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `Expected ROSETTA_BROWSER to name a browser. Received ${named}, which does not exist.`,
    );
  }
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  for (const name of names) {
    const found = spawnSync(
      process.platform === "win32" ? "where" : "which",
      [name],
      { encoding: "utf8" },
    );
    if (found.status === 0 && found.stdout.trim())
      return found.stdout.trim().split("\n")[0];
  }
  return places.find((place) => existsSync(place)) ?? null;
}

function run(command, ...args) {
  process.stderr.write(`> ${command} ${args.join(" ")}\n`);
  return (
    spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] })
      .status === 0
  );
}

/** Playwright's download first; where that is refused, the system's package (Debian and its kin, as root). */
function installBrowser() {
  run(
    process.execPath,
    "node_modules/playwright/cli.js",
    "install",
    "--with-deps",
    "chromium",
  );
  if (installedBrowser()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", "update", "-qq");
    run("apt-get", "install", "-y", "-qq", "chromium");
  }
}

/** A browser's path, installed first if need be. */
export function browser() {
  const found = installedBrowser();
  if (found) return found;
  installBrowser();
  const now = installedBrowser();
  if (now) return now;
  throw new Error(
    "Expected a Chromium to test with. None is installed, and none could be installed: set ROSETTA_BROWSER to one.",
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = browser();
  process.stdout.write(`${path}\n`);
  execFileSync(path, ["--version"], { stdio: "inherit" });
}
