// What each pass over the step graph is worth: the CNN's training step with all of them, and with one left out.
import { runnerImport } from "vite";
import { openPage } from "../contestants.mjs";
import { spreadOf, takeTurns } from "../turns.mjs";

const batch = 64;

export async function measure({ place, threads, rounds }) {
  const rules = await allRules();
  const asked = { work: "cnn", backend: "onnx-wasm", batch, threads };
  const opened = [];
  try {
    for (const without of [undefined, ...rules.map(({ name }) => name)])
      opened.push(await openPage(place, "ours", { ...asked, without }));
    const able = opened.filter(({ refused }) => !refused);
    const times = await takeTurns(able, rounds);
    const found = new Map(able.map((page, i) => [page, times[i]]));
    return rules.map(({ title }, i) =>
      rowOf(
        title,
        opened[i + 1],
        found.get(opened[i + 1]),
        found.get(opened[0]),
      ),
    );
  } finally {
    for (const { close } of opened) await close?.();
  }
}

/** Names and titles, as the product has them: the rules over step graphs, and the engine's own. */
async function allRules() {
  const own = (path) =>
    runnerImport(
      new URL(`../../src/engines/${path}`, import.meta.url).pathname,
    );
  const { module: graphs } = await own("step/rules/index.ts");
  const { module: engine } = await own("onnx/step/layout.ts");
  return [...graphs.rules, engine.layout];
}

/** The ratio is how many times as fast the step is with the rule as without. */
function rowOf(title, { about, refused }, without, all) {
  const failed = refused ?? without?.failed ?? all?.failed ?? null;
  const [slow, fast] = failed
    ? [null, null]
    : [spreadOf(without.seconds), spreadOf(all.seconds)];
  return {
    work: `CNN, batch ${batch}, training step without: ${title}`,
    value: slow?.value ?? null,
    unit: "s",
    spread: slow?.spread ?? null,
    backend: about ? `${about.backend}, ${about.device}` : null,
    against: "with all passes",
    rival: fast,
    ratio: failed ? null : Number((slow.value / fast.value).toPrecision(3)),
    aim: null,
    note: failed,
  };
}
