// The training step of the repository's GRU, batch 64, without a GPU: against stock tfjs and native PyTorch.
import { openPage, openPython } from "../contestants.mjs";
import { against } from "../rows.mjs";
import { bestTfjs } from "./bestTfjs.mjs";

const batch = 64;
const work = `GRU, batch ${batch}, training step, no GPU`;

export async function measure(bench) {
  const { place, threads, rounds, engine } = bench;
  const asked = (backend) => ({ work: "gru", backend, batch, threads });
  const best = await bestTfjs(bench, "gru", batch);
  return against({
    work,
    batch,
    rounds,
    ours: () => openPage(place, "ours", asked(engine)),
    rivals: [
      {
        label: `tfjs model.fit, ${best.backend} (reset before)`,
        aim: "≥ 5 ×",
        open: () => openPage(place, "tfjs", asked(best.backend)),
        remark: best.remark,
      },
      {
        aim: "≥ 0.5 ×",
        open: () => openPython(2, "train.py", ["gru", batch, threads]),
      },
      {
        aim: null,
        open: () => openPython(1, "train.py", ["gru", batch, threads]),
      },
    ],
  });
}
