// Optimisers: the update rules that optimizer.build_… adds to a net, with every option explicit.
import type { LearningRate } from "../../ir/index.ts";
import {
  noDecay,
  rateWord,
  untouchedGradients,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  elsewhere,
  ignored,
  only,
  optimizerPhrase,
  type Claim,
  type Word,
} from "../phrase.ts";
import { boolean, impliedWord, numberWord } from "../words.ts";
import { unstated } from "./calls.ts";
import { policyNames } from "./policies.ts";
import { inSource } from "./sources.ts";

const file = "caffe2/python/optimizer.py";
const sgdSource = inSource(`${file} · SgdOptimizer`);
const momentumSource = inSource(
  "caffe2/sgd/momentum_sgd_op.h · momentum_sgd_update",
);

const claims: Readonly<Record<string, Claim>> = {
  model: elsewhere("the model whose weights are moved"),
  policy: only("fixed"),
  max_gradient_norm: only(null),
  allow_lr_injection: only(false),
  sparse_dedup_aggregator: only(null),
  lars: only(null),
  learning_rate_blob: ignored("it is a name"),
  iter_val: only(0),
  ...Object.fromEntries(
    policyNames.map((name) => [name, elsewhere("the learning rate")] as const),
  ),
};

const common =
  "model, base_learning_rate, max_gradient_norm=None, allow_lr_injection=False";
/** What reaches the operator of the learning rate. */
const law = `learning_rate_blob=None, iter_val=0, ${unstated(policyNames)}`;

const rate = (source: typeof sgdSource): Word<LearningRate> =>
  rateWord("base_learning_rate", source, [0.01, 0.1]);

const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: ["caffe2.python.optimizer.build_sgd"],
  signature: `${common}, *, policy='fixed', momentum=0.0, nesterov=1, sparse_dedup_aggregator=None, lars=None, ${law}`,
  options: {
    learningRate: rate(sgdSource),
    ...untouchedGradients(sgdSource),
    ...noDecay(sgdSource),
    momentum: numberWord("momentum", sgdSource, [0, 0.9]),
    dampening: impliedWord(0, "Caffe2 has no dampening", momentumSource),
    ...usualMomentum(momentumSource),
    nesterov: {
      from: ["nesterov"],
      read: (context) => boolean(context.argument("nesterov"), "nesterov"),
      write: (value) => ({ nesterov: value ? 1 : 0 }),
      default: { kind: "signature", source: sgdSource },
      samples: [true, false],
    },
    velocityHoldsLearningRate: impliedWord(
      true,
      "Caffe2's velocity is v = µ·v + lr·g, and w −= v",
      momentumSource,
    ),
  },
  claims,
  source: sgdSource,
});

export default [sgd];
