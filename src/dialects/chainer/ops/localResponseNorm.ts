// Local response normalisation. alpha multiplies the plain sum of squares, and the constant is 2.
import { input, phrase, type Word } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { number, numberWord } from "../../words.ts";
import { channelsFirst } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource(
  "chainer/functions/normalization/local_response_normalization.py · LocalResponseNormalization.forward",
);

/** n // 2 channels on both sides. */
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
    calls: ["chainer.functions.local_response_normalization"],
    signature: byVersion(["2.1.0", "x, n=5, k=2, alpha=0.0001, beta=0.75"]),
    options: {
      before: side,
      after: side,
      bias: numberWord("k", own, [2, 1]),
      scale: numberWord("alpha", own, [1e-4, 0.1]),
      exponent: numberWord("beta", own, [0.75, 0.5]),
      layout: channelsFirst,
    },
    claims: { x: input },
    source: own,
  }),
];
