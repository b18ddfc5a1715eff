// The training step of the repository's CNN, batch 64, without a GPU: against stock tfjs, jax-js and native PyTorch.
import { openPage, openPython } from "../contestants.mjs";
import { against } from "../rows.mjs";
import { bestTfjs } from "./bestTfjs.mjs";

const batch = 64;
const work = `CNN, batch ${batch}, training step, no GPU`;

export async function measure(bench) {
  const { place, threads, rounds, engine } = bench;
  const asked = (backend, size) => ({
    work: "cnn",
    backend,
    batch: size,
    threads,
  });
  const best = await bestTfjs(bench, "cnn", 2);
  const small = 16;
  return against({
    work,
    batch,
    rounds,
    ours: () => openPage(place, "ours", asked(engine, batch)),
    rivals: [
      {
        label: `tfjs model.fit, ${best.backend}`,
        aim: "≥ 50 ×",
        batch: small,
        open: () => openPage(place, "tfjs", asked(best.backend, small)),
        remark: best.remark,
      },
      {
        label: "jax-js, wasm",
        aim: "≥ 50 ×",
        batch: small,
        open: () => openPage(place, "jax", asked("wasm", small)),
      },
      {
        aim: "≥ 0.7 × (stretch 0.8)",
        open: () => openPython(2, "train.py", ["cnn", batch, threads]),
      },
      {
        aim: "≥ 1 × (stretch 1.2)",
        open: () => openPython(1, "train.py", ["cnn", batch, threads]),
      },
    ],
  });
}
