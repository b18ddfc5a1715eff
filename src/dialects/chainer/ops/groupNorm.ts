// Group normalisation.
import { elsewhere, input, phrase } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { channelsFirst, givenWord } from "../rows.ts";
import { inSource } from "../sources.ts";
import { affineWeights } from "./batchNorm.ts";

const own = inSource(
  "chainer/links/normalization/group_normalization.py · GroupNormalization.__init__",
);
const functional = inSource(
  "chainer/functions/normalization/group_normalization.py · group_normalization",
);
const always = impliedWord(true, "the link always learns it", own);

export default [
  phrase({
    op: "groupNorm",
    calls: ["chainer.links.GroupNormalization"],
    signature:
      "groups, size=None, eps=1e-05, initial_gamma=None, initial_beta=None",
    options: {
      groups: numberWord("groups", own, [2, 4]),
      epsilon: numberWord("eps", own, [1e-5, 1e-3]),
      scale: always,
      center: always,
      layout: channelsFirst,
    },
    weights: affineWeights,
    claims: {
      size: elsewhere("the input's channels"),
      initial_gamma: elsewhere("the scale's initialiser"),
      initial_beta: elsewhere("the shift's initialiser"),
    },
    source: own,
  }),
  phrase({
    op: "groupNorm",
    calls: ["chainer.functions.group_normalization"],
    signature: "x, groups, gamma, beta, eps=1e-05",
    options: {
      groups: numberWord("groups", functional, [2, 4]),
      epsilon: numberWord("eps", functional, [1e-5, 1e-3]),
      scale: givenWord("gamma", functional),
      center: givenWord("beta", functional),
      layout: channelsFirst,
    },
    weights: affineWeights,
    claims: { x: input },
    source: functional,
  }),
];
