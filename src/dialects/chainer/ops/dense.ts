// Fully connected layers: links.Linear and functions.linear. The matrix is stored (out, in); axes after the batch are joined before it, which is recorded as a reshape of its own.
import type { Codec } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  input,
  phrase,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { number } from "../../words.ts";
import { initializerWord, leCunNormal } from "../initializers.ts";
import { givenWord, unlessWord, weightShapeWord } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/links/connection/linear.py · Linear.__init__");
const functional = inSource("chainer/functions/connection/linear.py · linear");
const transposed: Codec = [{ step: "permute", axes: [1, 0] }];

const weights: Readonly<Record<string, WeightWord>> = {
  kernel: {
    parameter: "W",
    codec: () => transposed,
    initializer: initializerWord("initialW", leCunNormal, own),
  },
  bias: {
    parameter: "b",
    codec: () => [],
    initializer: initializerWord(
      "initial_bias",
      { kind: "constant", value: 0 },
      own,
    ),
  },
};

/** Without `out_size` the first argument is the number of outputs: `Linear(10)`. */
const shifted = (context: Context): boolean =>
  (context.argument("out_size") ?? null) === null;

const units: Word<number> = {
  from: ["in_size", "out_size"],
  read: (context) =>
    shifted(context)
      ? number(context.argument("in_size"), "in_size")
      : number(context.argument("out_size"), "out_size"),
  write: (value, context) =>
    shifted(context) ? { in_size: value } : { out_size: value },
  default: { kind: "signature", source: own },
  samples: [512, 10],
};

const claims = {
  initialW: elsewhere("the kernel's initialiser"),
  initial_bias: elsewhere("the bias's initialiser"),
  n_batch_axes: ignored(
    "axes after these are joined before: a reshape of its own",
  ),
};

export default [
  phrase({
    op: "dense",
    calls: ["chainer.links.Linear"],
    signature:
      "in_size, out_size=None, nobias=False, initialW=None, initial_bias=None",
    applied: "n_batch_axes=1",
    options: { units, useBias: unlessWord("nobias", own) },
    weights,
    claims,
    source: own,
  }),
  phrase({
    op: "dense",
    calls: ["chainer.functions.linear"],
    signature: byVersion(
      ["2.1.0", "x, W, b=None"],
      ["4.0.0", "x, W, b=None, n_batch_axes=1"],
    ),
    options: {
      units: weightShapeWord("W", (shape) => shape[0] ?? 0, functional),
      useBias: givenWord("b", functional),
    },
    weights,
    claims: { x: input, ...claims },
    source: functional,
  }),
];
