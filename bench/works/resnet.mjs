// Inference of ResNet-50 as written in the PyTorch dialect: our export against torch.onnx's own, both in onnxruntime-web.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage } from "../contestants.mjs";
import { resnetFiles } from "../engine/resnet.mjs";
import { against } from "../rows.mjs";

export async function measure({ place, threads, rounds }) {
  const folder = mkdtempSync(join(tmpdir(), "resnet-"));
  try {
    const { ours, theirs, missing } = await resnetFiles(folder);
    const rows = [];
    for (const batch of [1, 32]) {
      const asked = { work: "onnx", backend: null, batch, threads };
      rows.push(
        ...(await against({
          work: `ResNet-50, batch ${batch}, inference, no GPU`,
          batch,
          rounds,
          ours: () => openPage(place, "onnx", asked, ours),
          rivals: [
            {
              label: "torch.onnx's export, onnxruntime-web",
              aim: "≥ 0.95 ×",
              open: () =>
                theirs
                  ? openPage(place, "onnx", asked, theirs)
                  : { name: "torch.onnx", refused: `not measured: ${missing}` },
            },
          ],
        })),
      );
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
