// Signatures of calls that are no op: iterators and hooks. What they mean reaches the recording as events.
import { byVersion, type Versioned } from "../version.ts";

const iterator = byVersion(
  ["2.1.0", "dataset, batch_size, repeat=True, shuffle=True"],
  [
    "5.0.0",
    "dataset, batch_size, repeat=True, shuffle=None, order_sampler=None",
  ],
);

export const others: Readonly<Record<string, Versioned<string>>> = {
  "chainer.iterators.SerialIterator": iterator,
  "chainer.iterators.MultiprocessIterator": byVersion(
    [
      "2.1.0",
      "dataset, batch_size, repeat=True, shuffle=True, n_processes=None, n_prefetch=1, shared_mem=None",
    ],
    [
      "5.0.0",
      "dataset, batch_size, repeat=True, shuffle=None, n_processes=None, n_prefetch=1, shared_mem=None, order_sampler=None, dataset_timeout=30.0",
    ],
    [
      "6.0.0",
      "dataset, batch_size, repeat=True, shuffle=None, n_processes=None, n_prefetch=1, shared_mem=None, order_sampler=None, dataset_timeout=30.0, maxtasksperchild=None",
    ],
  ),
  "chainer.iterators.MultithreadIterator": byVersion(
    ["2.1.0", "dataset, batch_size, repeat=True, shuffle=True, n_threads=1"],
    [
      "5.0.0",
      "dataset, batch_size, repeat=True, shuffle=None, n_threads=1, order_sampler=None",
    ],
  ),
  "chainer.optimizer_hooks.WeightDecay": "rate",
  "chainer.optimizer_hooks.Lasso": "rate",
  "chainer.optimizer_hooks.GradientClipping": "threshold",
  "chainer.optimizer_hooks.GradientHardClipping": "lower_bound, upper_bound",
  "chainer.optimizer_hooks.GradientNoise": "eta, noise_func=None",
  "chainer.optimizer_hooks.GradientLARS":
    "threshold=0.01, weight_decay=0.0, eps=1e-09",
  "chainer.functions.lstm": "c_prev, x",
  "operator.floordiv": "a, b",
};
