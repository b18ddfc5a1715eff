// The command line in a checkout: builds itself when its sources are newer, then runs.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const built = "dist-cli/main.js";

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) =>
        Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

if (!existsSync(built) || statSync(built).mtimeMs < newest("src")) {
  const build = spawnSync(
    process.execPath,
    [
      "node_modules/vite/bin/vite.js",
      "build",
      "--config",
      "vite.cli.config.ts",
      "--logLevel",
      "error",
    ],
    { stdio: ["ignore", 2, 2] },
  );
  if (build.status !== 0) process.exit(2);
}
const { main } = await import(pathToFileURL(built).href);
process.exitCode = await main(process.argv.slice(2));
