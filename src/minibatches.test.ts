// What CNTK did on whole minibatches (truth.json, behaviours) against what our modules read: rates and momenta by minibatch size, running statistics, the walk over data.
import { afterAll, describe, expect, it } from "vitest";
import cntk from "./dialects/cntk/index.ts";
import truth from "./dialects/cntk/truth.json";
import { lookup } from "./dialects/lookup.ts";
import { momentOf, runStep, stateFrom } from "./engines/reference/train.ts";
import { lower } from "./engines/step/lower.ts";
import type { Model } from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());
const { sizes, moments, walked, dropped, judged } = truth.behaviours;

async function read(program: string): Promise<Model> {
  const { columns } = await analyse(
    [{ cells: [program], dialect: "cntk", version: truth.version }],
    python,
  );
  expect(columns[0]?.error ?? null).toBeNull();
  return columns[0]!.model!;
}

/** All weights after each batch of examples. */
function trained(model: Model, batches: readonly (readonly number[])[]) {
  const graph = lower(model, { purpose: "training" });
  const start = model.parameters.map(
    ({ id, shape, initializer }) =>
      [
        id,
        {
          shape,
          data: Float64Array.from(
            { length: shape.reduce((all, n) => all * n, 1) },
            () =>
              initializer.value.kind === "constant"
                ? initializer.value.value
                : NaN,
          ),
        },
      ] as const,
  );
  let state = stateFrom(graph, new Map(start));
  return batches.map((x, i) => {
    const batch = { size: x.length, arrays: { x } };
    const moment = momentOf(i + 1, x.length);
    state = runStep(graph, state, batch, moment).state;
    return state;
  });
}

const learners: Readonly<Record<keyof typeof sizes, string>> = {
  "sgd number": "C.sgd(p, 0.1)",
  "sgd minibatch": "C.sgd(p, C.learning_rate_schedule(0.1, per_batch))",
  "sgd sample": "C.sgd(p, C.learning_rate_schedule(0.1, per_example))",
  "sgd for two":
    "C.sgd(p, C.learning_parameter_schedule(0.1, minibatch_size=2))",
  "sgd learner for two": "C.sgd(p, 0.1, minibatch_size=2)",
  "sgd sample, clipped, decayed":
    "C.sgd(p, C.learning_rate_schedule(0.1, per_example), gradient_clipping_threshold_per_sample=0.5, l2_regularization_weight=0.5)",
  momentum: "C.momentum_sgd(p, 0.1, 0.9, unit_gain=False)",
  "momentum time constant":
    "C.momentum_sgd(p, C.learning_rate_schedule(0.1, per_batch), C.momentum_as_time_constant_schedule(10), unit_gain=False)",
  "momentum per sample":
    "C.momentum_sgd(p, 0.1, C.momentum_schedule_per_sample(0.9), unit_gain=False)",
  "momentum for two":
    "C.momentum_sgd(p, 0.1, 0.9, unit_gain=False, minibatch_size=2)",
  adam: "C.adam(p, C.learning_rate_schedule(0.1, per_batch), C.momentum_schedule(0.9), variance_momentum=C.momentum_schedule(0.999), epsilon=0.1)",
  "adam ignoring":
    "C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, minibatch_size=C.learners.IGNORE)",
  "adam mean":
    "C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, use_mean_gradient=True)",
  "adam for four":
    "C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, minibatch_size=4)",
  adadelta: "C.adadelta(p, 0.5)",
  adagrad: "C.adagrad(p, 0.1, need_ave_multiplier=False)",
  adamax:
    "C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, adamax=True)",
  "list by examples":
    "C.sgd(p, C.learning_parameter_schedule([0.1, 0.01], minibatch_size=C.learners.IGNORE, epoch_size=8))",
  "list of pairs":
    "C.momentum_sgd(p, C.learning_rate_schedule([(2, 0.1), (1, 0.01), 0.2], per_batch, epoch_size=4), 0.9, unit_gain=False)",
  "list by sweeps":
    "C.sgd(p, C.learning_rate_schedule([0.1, 0.01], per_batch))",
};

const program = (learner: string): string => `
import cntk as C
import numpy as np

per_batch, per_example = C.UnitType.minibatch, C.UnitType.sample
x = C.input_variable(1)
weight = C.parameter((1,), init=1.0)
p = [weight]
loss = C.reduce_sum(C.element_times(x, weight))
trainer = C.Trainer(loss, (loss, loss), [${learner}])
trainer.train_minibatch({x: np.ones((4, 1), np.float32)})
`;

const gradients = [1, 1, 0.5, -2, 0.25];

describe("batches of four examples", () => {
  it.each(Object.entries(learners))("%s", async (name, learner) => {
    const model = await read(program(learner));
    const states = trained(
      model,
      gradients.map((each) => Array<number>(4).fill(each)),
    );
    const theirs = sizes[name as keyof typeof sizes];
    states.forEach((state, i) => {
      const ours = state[`weight:${model.parameters[0]?.id}`]?.[0];
      expect(ours, `after step ${i + 1}`).toBeCloseTo(theirs[i]!, 5);
    });
  });
});

it("moves running statistics as CNTK does: the first batch whole, then a share", async () => {
  const model = await read(`
import cntk as C
import numpy as np

x = C.input_variable((1, 1))
model = C.layers.BatchNormalization(map_rank=1, normalization_time_constant=10)(x)
loss = C.reduce_sum(model)
trainer = C.Trainer(model, (loss, loss), [C.sgd(model.parameters, 1e-6)])
trainer.train_minibatch({x: np.ones((4, 1, 1), np.float32)})
`);
  const batches = [
    [1, 2, 3, 6],
    [0, 4, 8, 8],
    [-1, 1, -3, 3],
  ];
  const running = model.parameters.filter(({ state }) => state);
  trained(model, batches).forEach((state, i) => {
    running.forEach(({ id }, k) => {
      expect(state[`statistic:${id}`]?.[0]).toBeCloseTo(moments[i]![k]!, 4);
    });
  });
});

it("drops single elements in training and none in evaluation", async () => {
  const model = await read(`
import cntk as C
import numpy as np

x = C.input_variable(4)
z = C.layers.Dense(2)(C.layers.Dropout(0.75)(x))
loss = C.squared_error(z, C.input_variable(2))
trainer = C.Trainer(z, (loss, loss), [C.sgd(z.parameters, 0.1)])
trainer.train_minibatch([np.ones((3, 4), np.float32), np.ones((3, 2), np.float32)])
`);
  const dropout = model.nodes.find(({ op }) => op === "dropout");
  const options = dropout?.options as unknown as Record<
    string,
    { value: unknown }
  >;
  expect(options["dropRate"]?.value).toBe(0.75);
  expect(options["granularity"]?.value).toBe("element");
  expect(options["activeIn"]?.value).toBe("training");
  expect(dropped).toEqual({
    training: [0, 4],
    evaluation: [1],
    wholeChannels: false,
  });
});

it("keeps binary cross-entropy finite where CNTK does", () => {
  const phrase = lookup(cntk).phrases.get("cntk.losses.binary_cross_entropy");
  const row = (
    phrase!.options as unknown as Record<string, { default: { value: number } }>
  )["logFloor"];
  for (const value of judged) expect(-row!.default.value).toBeCloseTo(value, 4);
});

it("walks over arrays in their own order, and keeps a last, smaller batch", async () => {
  const model = await read(`
import cntk as C
import numpy as np

x = C.input_variable(1)
weight = C.parameter((1,), init=1.0)
loss = C.reduce_sum(x * weight)
loss.train((np.ones((5, 1), np.float32),), minibatch_size=2, max_epochs=2, parameter_learners=[C.sgd([weight], 1e-6)])
`);
  expect(walked).toEqual([[0, 1], [2, 3], [4], [0, 1], [2, 3], [4]]);
  expect(model.data?.order.value).toEqual({ kind: "never" });
  expect(model.data?.remainder.value).toBe("keep");
  expect(model.data?.epochs.value).toBe(2);
});
