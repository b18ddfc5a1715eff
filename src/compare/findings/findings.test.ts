// Differences outside the layers' options: optimiser, data, losses that are missing, weights that are frozen.
import { expect, it } from "vitest";
import {
  curve,
  ModelBuilder,
  recipe,
  sgd,
  stated,
  torchCnn,
} from "../../ir/fixtures.ts";
import {
  batch,
  scheduled,
  textbook,
  type AdamOptions,
  type DataRecipeOptions,
  type Model,
  type Optimizer,
} from "../../ir/index.ts";
import { compare } from "../diff.ts";

const plain = (rest: Partial<Model>): Model => {
  const b = new ModelBuilder("hand", [batch, 4]);
  b.add("dense", { units: 2, useBias: true });
  return b.build(rest);
};

const data = (changes: Partial<DataRecipeOptions>) =>
  plain({ data: recipe(changes) });

const standing = (a: Model, b: Model) =>
  compare([a, b]).differences.map(({ list, option }) => `${list}: ${option}`);

it("knows one column alone", () => {
  const { spine, differences } = compare([torchCnn()]);
  expect(spine).toHaveLength(21);
  expect(differences).toEqual([]);
});

it("takes label types and spellings of preprocessing for the same", () => {
  expect(standing(data({}), data({ labelDtype: "int32" }))).toEqual([
    "same in other words: labelDtype",
  ]);
  const divided = data({
    preprocessing: [
      { step: "cast", dtype: "float32" },
      { step: "scale", factor: 1 / 51 },
      { step: "scale", factor: 1 / 5 },
    ],
  });
  expect(standing(data({}), divided)).toEqual([
    "same in other words: preprocessing",
  ]);
  const shifted = data({
    preprocessing: [
      { step: "scale", factor: 1 / 255 },
      { step: "shift", offset: -0.5 },
    ],
  });
  expect(standing(data({}), shifted)).toEqual(["differs: preprocessing"]);
});

it("sees a cast to whole numbers behind a scale", () => {
  const cut = data({
    preprocessing: [
      { step: "scale", factor: 1 / 255 },
      { step: "cast", dtype: "uint8" },
    ],
  });
  expect(standing(data({}), cut)).toEqual(["differs: preprocessing"]);
});

it("does not take unknown arrays for another data set", () => {
  expect(standing(data({}), data({ dataset: null }))).toEqual([
    "latent: dataset",
  ]);
  expect(standing(data({}), data({ dataset: "mnist" }))).toEqual([
    "differs: dataset",
  ]);
});

it.each<Partial<DataRecipeOptions>>([
  { batchSize: 32 },
  { epochs: 3 },
  { order: { kind: "never" } },
  { order: { kind: "queue", buffer: 1000 } },
  { remainder: "wrap" },
  { seed: 7 },
  { evaluated: null },
])("tells %o", (changes) => {
  const [option = ""] = Object.keys(changes);
  expect(standing(data({}), data(changes))).toEqual([`differs: ${option}`]);
});

const adam = (changes: Partial<AdamOptions>): Model => {
  const options: AdamOptions = {
    ...textbook.adam,
    ...changes,
  };
  const settings = Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      stated<unknown>(value),
    ]),
  );
  return plain({
    optimizer: {
      kind: "adam",
      call: "Adam",
      options: settings,
      groups: [],
      places: [],
    } as unknown as Optimizer,
  });
};

it("takes the place of epsilon for a real difference, and the form of no decay for none", () => {
  expect(standing(adam({}), adam({ epsilonForm: "hat" }))).toEqual([
    "differs: epsilonForm",
  ]);
  expect(standing(adam({}), adam({ decayForm: "decoupled" }))).toEqual([]);
  expect(
    standing(
      adam({ weightDecay: 0.1 }),
      adam({ weightDecay: 0.1, decayForm: "decoupled" }),
    ),
  ).toEqual(["differs: decayForm"]);
});

it("tells another optimiser in one row", () => {
  expect(standing(adam({}), plain({ optimizer: sgd() }))).toEqual([
    "differs: kind",
    "same in other words: names",
  ]);
});

it("tells a column that has no optimiser, no data or no loss", () => {
  const whole = torchCnn();
  const bare = { ...whole, loss: null, optimizer: null, data: null };
  const nodes = bare.nodes.filter(({ op }) => op !== "crossEntropy");
  const { differences } = compare([whole, { ...bare, nodes }]);
  expect(differences.map(({ title }) => title)).toEqual([
    "loss: present or not",
    "optimiser: present or not",
    "data recipe: present or not",
  ]);
});

it("tells frozen weights, all in one row", () => {
  const model = torchCnn();
  const parameters = model.parameters.map((parameter) =>
    parameter.role === "bias"
      ? { ...parameter, trainable: stated(false, "requires_grad=False") }
      : parameter,
  );
  const [only, ...more] = compare([
    model,
    { ...model, parameters },
  ]).differences;
  expect(more).toEqual([]);
  expect(only).toMatchObject({ option: "trainable", effect: "training" });
  expect(only?.rows).toHaveLength(6);
});

it("compares initialisers by the law they mean, not by their formula", () => {
  const withKernel = (initializer: Model["parameters"][0]["initializer"]) => {
    const model = plain({});
    return {
      ...model,
      parameters: model.parameters.map((one) =>
        one.role === "kernel" ? { ...one, initializer } : one,
      ),
    };
  };
  // fans 4 → 2: glorot_uniform is U(±√(6/6)).
  const glorot = withKernel(
    stated({
      kind: "varianceScaling" as const,
      scale: 1,
      fan: "average" as const,
      distribution: "uniform" as const,
    }),
  );
  const spelled = withKernel(
    stated({ kind: "uniform" as const, low: -1, high: 1 }),
  );
  const wider = withKernel(
    stated({ kind: "uniform" as const, low: -1.1, high: 1.1 }),
  );
  expect(standing(glorot, spelled)).toEqual([]);
  expect(standing(glorot, wider)).toEqual(["differs: initializer"]);
});

it("tells two kinds of layer at one place", () => {
  const ending = (op: "relu" | "prelu") => {
    const b = new ModelBuilder("hand", [batch, 4]);
    b.add("dense", { units: 2, useBias: true });
    if (op === "relu") b.add("activation", curve("relu"));
    else b.add("prelu", { slopeShape: [1] });
    return b.build();
  };
  const [only, ...more] = compare([
    ending("relu"),
    ending("prelu"),
  ]).differences.filter(({ list }) => list === "differs");
  expect(more).toEqual([]);
  expect(only?.values.map(({ text }) => text)).toEqual(["relu", "PReLU"]);
  expect(only?.effect).toBe("values");
});

it("tells penalties on weights, options of single weights, and learning rates that change", () => {
  const { parameters, optimizer } = adam({});
  const first = parameters[0];
  if (!first || !optimizer) throw new Error("Expected a weight to learn.");
  const punished = parameters.map((each) =>
    each === first ? { ...each, penalty: stated({ l1: 0, l2: 0.01 }) } : each,
  );
  expect(standing(adam({}), { ...adam({}), parameters: punished })).toEqual([
    "differs: penalty",
  ]);
  const grouped = {
    ...optimizer,
    groups: [{ parameters: [first.id], options: { weightDecay: stated(0.1) } }],
  } as Optimizer;
  expect(standing(adam({}), { ...adam({}), optimizer: grouped })).toEqual([
    "differs: optimizerOptions",
  ]);
  const falling = scheduled({
    kind: "exponential",
    value: 0.01,
    factor: 0.5,
    every: 10,
    staircase: true,
    limit: null,
  });
  expect(standing(adam({}), adam({ learningRate: falling }))).toEqual([
    "differs: learningRate",
  ]);
});
