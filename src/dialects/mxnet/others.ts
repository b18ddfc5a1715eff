// Signatures of calls that are no op: iterators, modules, arrays made from numbers. Their meaning reaches the recording as events.
import type { Versioned } from "../version.ts";
import { exists, signatureOf, signaturesOf } from "./signatures.ts";

const called = [
  "mxnet.initializer.Initializer",
  "mxnet.initializer.Mixed",
  "mxnet.io.NDArrayIter",
  "mxnet.io.DataBatch",
  "mxnet.module.Module",
  "mxnet.module.Module.bind",
  "mxnet.module.Module.init_params",
  "mxnet.module.Module.init_optimizer",
  "mxnet.module.Module.fit",
  "mxnet.module.Module.forward",
  "mxnet.module.Module.backward",
  "mxnet.module.Module.update",
  "mxnet.module.Module.update_metric",
  "mxnet.module.Module.predict",
  "mxnet.module.Module.score",
  "mxnet.lr_scheduler.FactorScheduler",
  "mxnet.lr_scheduler.MultiFactorScheduler",
  "mxnet.lr_scheduler.PolyScheduler",
  "mxnet.lr_scheduler.CosineScheduler",
  "mxnet.rnn.FusedRNNCell",
  "mxnet.rnn.SequentialRNNCell",
  "mxnet.rnn.DropoutCell",
  "mxnet.random.seed",
  "mxnet.symbol.Variable",
  "mxnet.symbol.Group",
  "mxnet.ndarray.array",
  "mxnet.ndarray.zeros",
  "mxnet.ndarray.ones",
  "mxnet.ndarray.full",
  "mxnet.ndarray.empty",
  "mxnet.ndarray.arange",
  "mxnet.ndarray.random.uniform",
  "mxnet.ndarray.random.normal",
];

/** Operators that programs use around a model, not in it: binding them is all that is needed. */
const operators = [
  "RNN",
  "LinearRegressionOutput",
  "MAERegressionOutput",
  "one_hot",
  "pick",
  "topk",
  "norm",
  "zeros_like",
  "ones_like",
  "add_n",
  "ElementWiseSum",
  "MakeLoss",
  "make_loss",
  "softmax_cross_entropy",
  "BlockGrad",
  "identity",
].flatMap((name) =>
  [`mxnet.symbol.${name}`, `mxnet.ndarray.${name}`].filter(exists),
);

const comparisons = Object.fromEntries(
  ["eq", "ne", "lt", "le", "gt", "ge"].map((name) => [
    `operator.${name}`,
    "a, b, /",
  ]),
);

export const others: Readonly<Record<string, Versioned<string>>> = {
  ...signaturesOf([...called, ...operators]),
  ...comparisons,
};

export { signatureOf };
