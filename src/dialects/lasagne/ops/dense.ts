// Fully connected layers. The matrix is stored (in, out); axes behind the leading ones are joined before it, which is recorded as a flattening of its own.
import { elsewhere, ignored, phrase, type WeightWord } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import {
  fansOf,
  glorotUniform,
  initializerWord,
  zero,
} from "../initializers.ts";
import { activated } from "../nonlinearities.ts";
import { keptWord, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/dense.py · DenseLayer.__init__");

const weights: Readonly<Record<string, WeightWord>> = {
  kernel: {
    parameter: "W",
    codec: () => [],
    initializer: initializerWord("W", glorotUniform, own),
    fans: fansOf("W"),
  },
  bias: {
    parameter: "b",
    codec: () => [],
    initializer: initializerWord("b", zero, own),
  },
};

export default [
  phrase({
    op: "dense",
    calls: ["lasagne.layers.DenseLayer"],
    signature:
      "incoming, num_units, W='lasagne.init.GlorotUniform()', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.rectify', num_leading_axes=1, *, name=None",
    options: {
      units: numberWord("num_units", own, [512, 10]),
      useBias: keptWord("b", own),
    },
    weights,
    after: [activated(own)],
    claims: {
      ...layerClaims,
      W: elsewhere("the kernel's initialiser"),
      b: elsewhere("the bias's initialiser"),
      num_leading_axes: ignored(
        "axes behind these are joined before: a flattening of its own",
      ),
    },
    source: own,
  }),
];
