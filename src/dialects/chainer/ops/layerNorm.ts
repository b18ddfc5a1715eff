// Layer normalisation of matrices. The link's epsilon is 1e-6, the function's 1e-5.
import { elsewhere, input, phrase } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { givenWord } from "../rows.ts";
import { inSource } from "../sources.ts";
import { affineWeights } from "./batchNorm.ts";

const own = inSource(
  "chainer/links/normalization/layer_normalization.py · LayerNormalization.__init__",
);
const functional = inSource(
  "chainer/functions/normalization/layer_normalization.py · layer_normalization",
);
const axes = impliedWord<readonly number[]>(
  [1],
  "Chainer normalises the second axis of a matrix",
  functional,
);
const always = impliedWord(true, "the link always learns it", own);

export default [
  phrase({
    op: "layerNorm",
    calls: ["chainer.links.LayerNormalization"],
    signature: "size=None, eps=1e-06, initial_gamma=None, initial_beta=None",
    options: {
      axes,
      epsilon: numberWord("eps", own, [1e-6, 1e-5]),
      scale: always,
      center: always,
    },
    weights: affineWeights,
    claims: {
      size: elsewhere("the input's second axis"),
      initial_gamma: elsewhere("the scale's initialiser"),
      initial_beta: elsewhere("the shift's initialiser"),
    },
    source: own,
  }),
  phrase({
    op: "layerNorm",
    calls: ["chainer.functions.layer_normalization"],
    signature: "x, gamma, beta, eps=1e-05",
    options: {
      axes,
      epsilon: numberWord("eps", functional, [1e-5, 1e-6]),
      scale: givenWord("gamma", functional),
      center: givenWord("beta", functional),
    },
    weights: affineWeights,
    claims: { x: input },
    source: functional,
  }),
];
