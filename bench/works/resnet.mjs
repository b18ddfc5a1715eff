// Inference of ResNet-50 as written in the PyTorch dialect: our export against torch.onnx's own, both in onnxruntime-web.
import { basename } from "node:path";
import { openPage } from "../contestants.mjs";
import { resnetFiles } from "../engine/resnet.mjs";
import { against } from "../rows.mjs";

/** Beside the pages, so that the same server has the files. */
const folder = "dist-bench/models";

export async function measure({ place, threads, rounds }) {
  const { ours, theirs, missing } = await resnetFiles(folder);
  const rows = [];
  for (const batch of [1, 32]) {
    const open = (path) =>
      openPage(place, "onnx", {
        work: "onnx",
        backend: null,
        batch,
        threads,
        file: `models/${basename(path)}`,
      });
    rows.push(
      ...(await against({
        work: `ResNet-50, batch ${batch}, inference, no GPU`,
        batch,
        rounds,
        ours: () => open(ours),
        rivals: [
          {
            label: "torch.onnx's export, onnxruntime-web",
            aim: "≥ 0.95 ×",
            open: () =>
              theirs
                ? open(theirs)
                : { name: "torch.onnx", refused: `not measured: ${missing}` },
          },
        ],
      })),
    );
  }
  return rows;
}
