// A learned slope for negative values: links.PReLU and functions.prelu. Starts at 0.25.
import type { Codec } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { initializerWord } from "../initializers.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/links/activation/prelu.py · PReLU.__init__");

/** W's axes stand at the input's second and after; one number where it has none. */
function slopeShape(context: Context): readonly number[] {
  const shape = context.weightShape("W") ?? [];
  const rest = (context.inputs[0]?.length ?? 2) - 1 - shape.length;
  return shape.length === 0
    ? [1]
    : [...shape, ...Array<number>(Math.max(rest, 0)).fill(1)];
}

const codec = (context: Context): Codec => {
  const from = context.weightShape("W") ?? [];
  const to = slopeShape(context);
  return from.length === to.length ? [] : [{ step: "reshape", from, to }];
};

const slopes = (parameter: string): Word<readonly number[]> => ({
  from: [parameter],
  read: slopeShape,
  write: () => null,
  default: { kind: "signature", source: own },
  samples: [],
});

const weights: Readonly<Record<string, WeightWord>> = {
  slope: {
    parameter: "W",
    codec,
    initializer: initializerWord(
      "init",
      { kind: "constant", value: 0.25 },
      own,
    ),
  },
};
const sample = { weightShapes: { W: [8] } };

export default [
  phrase({
    op: "prelu",
    calls: ["chainer.links.PReLU"],
    signature: "shape=(), init=0.25",
    options: { slopeShape: slopes("shape") },
    weights,
    claims: { init: elsewhere("the slope's initialiser") },
    sample,
    source: own,
  }),
  phrase({
    op: "prelu",
    calls: ["chainer.functions.prelu"],
    signature: "x, W",
    options: { slopeShape: slopes("W") },
    weights,
    claims: { x: input },
    sample,
    source: inSource("chainer/functions/activation/prelu.py · prelu"),
  }),
];
