// Group normalisation, and instance normalisation as one group per channel.
import {
  elsewhere,
  ignored,
  input,
  only,
  phrase,
  type Phrase,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, impliedWord, numberWord } from "../../words.ts";
import { channelsFirst, placement } from "../rows.ts";
import { inSource, signed } from "../sources.ts";
import { affineWeights, centerWord, drawnAffineWeights } from "./batchNorm.ts";
import { givenWord } from "./conv.ts";

const own = inSource("torch/nn/modules/normalization.py · GroupNorm.__init__");
const instance = inSource("torch/nn/modules/instancenorm.py · _InstanceNorm");
const epsilon = numberWord("eps", own, [1e-5, 1e-3]);

const group = phrase({
  op: "groupNorm",
  calls: ["torch.nn.GroupNorm"],
  signature: byVersion(
    ["0.4.0", "num_groups, num_channels, eps=1e-05, affine=True"],
    [
      "1.9.0",
      "num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None",
    ],
    [
      "2.13.0",
      "num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True",
    ],
  ),
  options: {
    groups: numberWord("num_groups", own, [2, 4]),
    epsilon,
    scale: booleanWord("affine", own),
    center: centerWord,
    layout: channelsFirst,
  },
  weights: affineWeights,
  claims: { num_channels: elsewhere("the input's channels"), ...placement },
  source: signed("torch.nn.GroupNorm"),
});

const functional = phrase({
  op: "groupNorm",
  calls: ["torch.nn.functional.group_norm"],
  signature: "input, num_groups, weight=None, bias=None, eps=1e-05",
  options: {
    groups: numberWord("num_groups", own, [2, 4]),
    epsilon,
    scale: givenWord("weight"),
    center: givenWord("bias"),
    layout: channelsFirst,
  },
  weights: affineWeights,
  claims: { input },
  source: signed("torch.nn.functional.group_norm"),
});

const unused = ignored("it only acts on running statistics, which are off");
const first = "num_features, eps=1e-05, momentum=0.1, affine=False";
const placed = `${first}, track_running_stats=False, device=None, dtype=None`;

const instanceNorm = (rank: number): Phrase<"groupNorm"> =>
  phrase({
    op: "groupNorm",
    calls: [`torch.nn.InstanceNorm${rank}d`],
    signature: byVersion(
      ["0.3.1", first],
      ["0.4.0", `${first}, track_running_stats=False`],
      ["1.9.0", placed],
      ["2.13.0", `${placed}, *, bias=True`],
    ),
    options: {
      groups: numberWord("num_features", instance, [8, 4]),
      epsilon,
      scale: booleanWord("affine", instance),
      center: centerWord,
      layout: channelsFirst,
    },
    weights: drawnAffineWeights,
    claims: {
      momentum: unused,
      track_running_stats: only(false),
      ...placement,
    },
    source: signed(`torch.nn.InstanceNorm${rank}d`),
  });

const instanceFunction = phrase({
  op: "groupNorm",
  calls: ["torch.nn.functional.instance_norm"],
  signature:
    "input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05",
  options: {
    groups: impliedWord(
      (context) => Number(context.inputs[0]?.[1] ?? 1),
      "each channel is a group of its own",
      instance,
    ),
    epsilon,
    scale: givenWord("weight"),
    center: givenWord("bias"),
    layout: channelsFirst,
  },
  weights: affineWeights,
  claims: {
    input,
    running_mean: only(null),
    running_var: only(null),
    use_input_stats: only(true),
    momentum: unused,
  },
  source: signed("torch.nn.functional.instance_norm"),
});

export default [
  group,
  functional,
  ...[1, 2, 3].map(instanceNorm),
  instanceFunction,
];
