// Update rules that a program changed after it made them (momentum laid over, gradients clipped), held to what Lasagne did with a weight.
import { afterAll, expect, it } from "vitest";
import truth from "./dialects/lasagne/truth.json";
import { momentOf, runStep, stateFrom } from "./engines/reference/train.ts";
import { lower } from "./engines/step/lower.ts";
import { weightModel } from "./engines/step/oneNode.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

const { changes } = truth.behaviours;
const python = nodePython(pythonFiles);
afterAll(() => python.close());

/** What updates a weight of (1, 2), in the program's words. */
const rules: Readonly<Record<keyof typeof changes, string>> = {
  total_norm_constraint: "u.sgd(u.total_norm_constraint(g, 1), ws, 0.1)",
  clip: "u.sgd([T.clip(each, -1, 1) for each in g], ws, 0.1)",
  apply_momentum: "u.apply_momentum(u.sgd(g, ws, 0.1), momentum=0.5)",
  apply_nesterov_momentum:
    "u.apply_nesterov_momentum(u.sgd(g, ws, 0.1), momentum=0.5)",
  momentum_over_rmsprop:
    "u.apply_momentum(u.rmsprop(g, ws, 0.1), ws, momentum=0.5)",
};
const gradients = [
  [3, -4],
  [0.1, 0.2],
  [1, 1],
];

it.each(Object.entries(rules))("%s", async (name, rule) => {
  const program = `import numpy as np, theano, theano.tensor as T, lasagne
from lasagne import updates as u
x = T.matrix()
net = lasagne.layers.DenseLayer(lasagne.layers.InputLayer((None, 2), x), 1, b=None)
ws = lasagne.layers.get_all_params(net)
loss = lasagne.layers.get_output(net).sum()
g = T.grad(loss, ws)
theano.function([x], loss, updates=${rule})(np.ones((3, 2), "float32"))`;
  const { columns } = await analyse([{ cells: [program] }], python);
  expect(columns[0]?.error ?? null).toBeNull();
  const optimizer = columns[0]?.model?.optimizer;
  if (!optimizer) throw new Error("Expected an optimiser.");
  const options = Object.fromEntries(
    Object.entries(optimizer.options).map(([key, { value }]) => [key, value]),
  );
  const graph = lower(weightModel([2], optimizer.kind, options), {
    purpose: "training",
  });
  const weight = { shape: [2], data: Float64Array.of(1, 2) };
  let state = stateFrom(graph, new Map([["w", weight]]));
  gradients.forEach((gradient, i) => {
    const batch = { size: 1, arrays: { x: gradient } };
    state = runStep(graph, state, batch, momentOf(i + 1)).state;
    expect(state["weight:w"]![0]).toBeCloseTo(
      changes[name as keyof typeof changes][i]!,
      6,
    );
  });
});
