// What the signatures, claims and rows of Caffe2's optimisers share.
import type { Source } from "../../ir/index.ts";
import { noDecay, untouchedGradients } from "../optimizerRows.ts";
import { elsewhere, ignored, only, type Claim } from "../phrase.ts";
import { unstated } from "./calls.ts";
import { policyNames } from "./policies.ts";
import { policyRate } from "./schedules.ts";

export const file = "caffe2/python/optimizer.py";
export const build = (name: string): string =>
  `caffe2.python.optimizer.${name}`;

/** What reaches the operator of the learning rate. */
export const law = `learning_rate_blob=None, iter_val=0, ${unstated(policyNames)}`;
export const first = "model, base_learning_rate";
export const clipped = "max_gradient_norm=None, allow_lr_injection=False";
export const sparse = "sparse_dedup_aggregator=None";
export const lars =
  "lars=None, output_effective_lr=False, output_effective_lr_and_update=False";

export const claims: Readonly<Record<string, Claim>> = {
  model: elsewhere("the model whose weights are moved"),
  max_gradient_norm: only(null),
  allow_lr_injection: only(false),
  sparse_dedup_aggregator: ignored("it acts on gradients of single rows only"),
  lars: only(null),
  learning_rate_blob: ignored("it is a name"),
  iter_val: only(0),
  engine: ignored("it says which implementation runs"),
  parameters: only(null),
  rowWise: only(false),
  output_effective_lr: ignored("it is an output of its own"),
  output_effective_lr_and_update: ignored("it is an output of its own"),
};

export const base = (source: Source) => ({
  learningRate: policyRate("base_learning_rate", source),
  ...untouchedGradients(source),
  ...noDecay(source),
});
