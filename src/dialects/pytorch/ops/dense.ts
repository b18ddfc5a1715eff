// Fully connected layers: nn.Linear and F.linear. torch stores the matrix as (out, in).
import type { Codec } from "../../../ir/index.ts";
import { elsewhere, input, phrase, type WeightWord } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { placement } from "../rows.ts";
import { inSource, signed } from "../sources.ts";
import { givenWord, oneOverRootFanIn, weightShapeWord } from "./conv.ts";

const own = inSource("torch/nn/modules/linear.py · Linear");
const transposed: Codec = [{ step: "permute", axes: [1, 0] }];

const weights: Readonly<Record<string, WeightWord>> = {
  kernel: {
    parameter: "weight",
    codec: () => transposed,
    initializer: oneOverRootFanIn,
  },
  bias: { parameter: "bias", codec: () => [], initializer: oneOverRootFanIn },
};

const linear = phrase({
  op: "dense",
  calls: ["torch.nn.Linear"],
  signature: byVersion(
    ["0.3.1", "in_features, out_features, bias=True"],
    ["1.9.0", "in_features, out_features, bias=True, device=None, dtype=None"],
  ),
  options: {
    units: numberWord("out_features", own, [512, 10]),
    useBias: booleanWord("bias", own),
  },
  weights,
  claims: { in_features: elsewhere("the input's last axis"), ...placement },
  source: signed("torch.nn.Linear"),
});

const functional = phrase({
  op: "dense",
  calls: ["torch.nn.functional.linear"],
  signature: "input, weight, bias=None",
  options: {
    units: weightShapeWord((shape) => shape[0] ?? 0),
    useBias: givenWord("bias"),
  },
  weights,
  claims: { input },
  source: signed("torch.nn.functional.linear"),
});

export default [linear, functional];
