// `npm run --silent bench -- engine|frames|page [--json] [--repeat N] [--only a,b] [--engine id]`: measures, prints a table or `[{work, value, unit, spread, …}]`.
import { parseArgs } from "node:util";
import { table } from "../bench/table.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    repeat: { type: "string" },
    only: { type: "string" },
    engine: { type: "string" },
  },
});
const benches = {
  engine: "../bench/engine.mjs",
  frames: "../bench/frames.mjs",
  page: "../bench/page.mjs",
};
const path = benches[positionals[0] ?? ""];
if (!path) {
  process.stderr.write(
    `Expected one of ${Object.keys(benches).join(", ")}. Received ${positionals[0] ?? "nothing"}.\n`,
  );
  process.exit(2);
}
const { measure } = await import(path);
const rows = await measure({
  repeat: values.repeat ? Number(values.repeat) : undefined,
  only: values.only,
  engine: values.engine,
});
process.stdout.write(
  `${values.json ? JSON.stringify(rows, null, 2) : table(rows)}\n`,
);
