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

/** The signature of a call: printed by the real framework, except for built-in functions that state none. */
const unstated = [
  "torch.celu",
  "torch.log_softmax",
  "torch.nn.functional.logsigmoid",
  "torch.relu",
  "torch.selu",
];
export const signed = (path: string): Source =>
  path.startsWith("torch.Tensor.") || unstated.includes(path)
    ? documented(
        `aten/src/ATen/native/native_functions.yaml · ${path}`,
        "2.13.0",
      )
    : executed(`signatures.${path}`);

export const documented = (at: string, version: string): Source => ({
  at,
  standing: "documented",
  version,
});
