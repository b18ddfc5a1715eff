// Local response normalisation. alpha multiplies the plain sum of squares, and the constant is 2.
import { phrase, type Word } from "../../phrase.ts";
import { number, numberWord } from "../../words.ts";
import { channelsFirst, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource(
  "lasagne/layers/normalization.py · LocalResponseNormalization2DLayer",
);

/** n // 2 channels on both sides; n is odd. */
const side: Word<number> = {
  from: ["n"],
  read: (context) => Math.floor(number(context.argument("n"), "n") / 2),
  write: (value) => ({ n: 2 * value + 1 }),
  default: { kind: "signature", source: own },
  samples: [2, 1],
};

export default [
  phrase({
    op: "localResponseNorm",
    calls: ["lasagne.layers.LocalResponseNormalization2DLayer"],
    signature: "incoming, alpha=0.0001, k=2, beta=0.75, n=5, *, name=None",
    options: {
      before: side,
      after: side,
      bias: numberWord("k", own, [2, 1]),
      scale: numberWord("alpha", own, [1e-4, 0.1]),
      exponent: numberWord("beta", own, [0.75, 0.5]),
      layout: channelsFirst,
    },
    claims: layerClaims,
    source: own,
  }),
];
