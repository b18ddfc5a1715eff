// Guards the first load: the JavaScript that index.html asks for, with all static imports, gzipped.
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const { firstLoadKilobytes: limit } = JSON.parse(
  readFileSync("package.json", "utf8"),
).rosetta;
const html = readFileSync("dist/index.html", "utf8");
const pending = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(
  (match) => match[1],
);
const sizes = new Map();
while (pending.length > 0) {
  const file = pending.pop();
  if (sizes.has(file)) continue;
  const text = readFileSync(join("dist", file), "utf8");
  sizes.set(file, gzipSync(text).length);
  for (const match of text.matchAll(
    /(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+\.js)"/g,
  ))
    pending.push(normalize(join(dirname(file), match[1])));
}
const total = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
for (const [file, size] of [...sizes].sort((a, b) => b[1] - a[1]))
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
console.log(
  `${total.toFixed(1).padStart(8)} kB  first load, gzip (limit ${limit} kB)`,
);
if (total > limit) {
  console.error(
    `Expected the first load to stay within ${limit} kB. Received ${total.toFixed(1)} kB: load what is heavy when it is needed.`,
  );
  process.exitCode = 1;
}
