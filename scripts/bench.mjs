// `npm run --silent bench -- frames|page|step [--json]`: measures, prints a table or `[{work, value, unit, spread, …}]`.
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, repeat: { type: "string" } },
});
const benches = {
  frames: "../bench/frames.mjs",
  page: "../bench/page.mjs",
  step: "../bench/step.mjs",
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
});
if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const { work, value, unit, spread, note } of rows)
    process.stdout.write(
      `${work.padEnd(58)} ${String(value ?? "–").padStart(10)} ${unit.padEnd(8)} ${spread ?? ""}${note ? `  ${note}` : ""}\n`,
    );
