// The plain matrix product of each engine, and which share of it a training step reaches.
import { openPage, openPython } from "../contestants.mjs";
import { spreadOf, takeTurns } from "../turns.mjs";

const size = 1024;
const flops = 2 * size ** 3;

/** The engine of ours that is timed where none was asked for by name: the fastest one without a GPU. */
const fastest = "simd-wasm";

export async function measure({ place, threads, rounds, engine }) {
  const page = (name, backend) =>
    openPage(place, name, { work: "product", backend, batch: 1, threads });
  const opened = [
    ["ours", await page("ours", engine ?? fastest)],
    ["onnxruntime-web, wasm", await page("onnx", null)],
    ["tfjs, wasm", await page("tfjs", "wasm")],
    ["jax-js, wasm", await page("jax", "wasm")],
    ["PyTorch 2", await openPython(2, "product.py", [size, threads])],
    ["PyTorch 1", await openPython(1, "product.py", [size, threads])],
  ];
  const able = opened.filter(([, { refused }]) => !refused);
  const taken = await takeTurns(
    able.map(([, contestant]) => contestant),
    rounds,
  );
  for (const [, contestant] of able) await contestant.close();
  const times = new Map(able.map(([name], i) => [name, taken[i]]));
  const native = speed(times.get("PyTorch 2"))?.value;
  return opened.map(([name, { about, refused }]) => {
    const found = speed(times.get(name));
    return {
      work: `matrix product ${size} × ${size}, ${about?.library ?? name}`,
      value: found?.value ?? null,
      unit: "GFLOP/s",
      spread: found?.spread ?? null,
      backend: about ? `${about.backend}, ${about.device}` : null,
      against: native ? "PyTorch 2" : null,
      ratio:
        found?.value && native
          ? Number((found.value / native).toPrecision(3))
          : null,
      aim: null,
      note: refused ?? times.get(name)?.failed ?? null,
    };
  });
}

/** Null for a contestant that did not get through. */
function speed(times) {
  return !times || times.failed
    ? null
    : spreadOf(times.seconds.map((each) => flops / each / 1e9));
}

/** For each work of which the operations are counted: what it achieves, and the share of the plain product of its engine. */
export function shares(rows) {
  const idOf = (backend) => backend?.split(",")[0];
  const productOf = (backend) =>
    rows.find(
      ({ work, backend: theirs }) =>
        work.startsWith("matrix product") && idOf(theirs) === idOf(backend),
    )?.value;
  const seen = new Set();
  return rows.flatMap(({ work, value, backend, flops: counted }) => {
    if (!counted || !value || seen.has(work)) return [];
    seen.add(work);
    const product = productOf(backend);
    const achieved = Number((counted / value / 1e9).toPrecision(3));
    return {
      work: `${work}: achieved`,
      value: achieved,
      unit: "GFLOP/s",
      spread: null,
      backend,
      against: "its engine's plain matrix product",
      ratio: product ? Number((achieved / product).toPrecision(3)) : null,
      aim: null,
      note: `${(counted / 1e9).toPrecision(3)} GFLOP a step`,
    };
  });
}
