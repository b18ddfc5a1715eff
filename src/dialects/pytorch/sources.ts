// Where the facts of this folder were read or seen to happen.
import type { Source } from "../../ir/index.ts";

const repository = "https://github.com/pytorch/pytorch/blob";

/** A place in PyTorch's own source, such as `torch/nn/modules/conv.py · _ConvNd.reset_parameters`. */
export function inSource(at: string, version = "2.13.0"): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `${repository}/v${version}/${path}`,
    standing: "read in source",
    version,
  };
}

/** A behaviour or signature that `truth.json` holds, printed by the real framework. */
export const executed = (key: string): Source => ({
  at: `src/dialects/pytorch/truth.json · ${key}`,
  standing: "executed",
  version: "2.15.0",
});

export const documented = (at: string, version: string): Source => ({
  at,
  standing: "documented",
  version,
});
