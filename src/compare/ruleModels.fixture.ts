// Test support: small models that differ in one thing, for the rules' pairs.
import {
  conv3,
  crossEntropy,
  curve,
  drop,
  ModelBuilder,
  pool2,
  sgd,
  stated,
} from "../ir/fixtures.ts";
import {
  batch,
  noPadding,
  type Model,
  type OptionsOf,
  type Shape,
} from "../ir/index.ts";
import type { DifferenceList } from "./difference.ts";

export type Grow = (b: ModelBuilder) => void;

export const image: Shape = [batch, 3, 8, 8];
export const model = (
  grow: Grow,
  input: Shape = image,
  rest: Partial<Model> = {},
) => {
  const b = new ModelBuilder("hand", input);
  grow(b);
  return b.build(rest);
};

export const gru: OptionsOf<"gru"> = {
  units: 4,
  direction: "forward",
  merge: "concatenate",
  returns: "last",
  returnState: false,
  timeAxis: 1,
  activation: "tanh",
  gateActivation: "sigmoid",
  resetAfter: true,
  biases: "two",
  dropRate: 0,
  recurrentDropRate: 0,
  dropMasks: "shared",
};
const sequence: Shape = [batch, 6, 3];

/** A GRU, and what stands behind it. */
export const walked = (
  options: Partial<OptionsOf<"gru">>,
  grow: Grow = () => undefined,
  before: Grow = () => undefined,
) =>
  model((b) => {
    before(b);
    b.add("gru", { ...gru, ...options });
    grow(b);
  }, sequence);

/** One step of all results. */
export const step =
  (place: number, axis = 1): Grow =>
  (b) => {
    cutStep(b, place, axis);
  };

function cutStep(b: ModelBuilder, place: number, axis = 1): void {
  const ranges = [0, 1, 2].map((each) =>
    each === axis
      ? { start: place, stop: place + 1, step: 1 }
      : { start: 0, stop: null, step: 1 },
  );
  b.add("slice", { ranges, dropAxes: [axis] });
}

/** A cell called on these steps one after the other, each time from the state before; all results laid side by side, or the last alone. */
export function cellwise(
  places: readonly number[],
  { stacked = false, embedded = false } = {},
): Model {
  return model((b) => {
    const sequence = b.last;
    const results: string[] = [];
    let embedding: string | undefined;
    let cell: string | undefined;
    let state: string[] = [];
    for (const place of places) {
      b.last = sequence;
      cutStep(b, place);
      if (embedded) {
        const share = embedding && { share: embedding };
        b.add("dense", { units: 3, useBias: true }, share || {});
        embedding ??= b.nodes.at(-1)?.id;
      }
      const once = { returns: "last", returnState: true } as const;
      const result = b.add(
        "gru",
        { ...gru, ...once, timeAxis: null },
        { inputs: [b.last, ...state], ...(cell && { share: cell }) },
      );
      cell ??= b.nodes.at(-1)?.id;
      state = [`${b.nodes.at(-1)?.id ?? ""}.out1`];
      results.push(result);
    }
    if (!stacked) return;
    const laid = results.map((result) =>
      b.add("reshape", { target: [batch, 1, 4] }, { inputs: [result] }),
    );
    b.add("concatenate", { axis: 1 }, { inputs: laid });
  }, sequence);
}

/** The GRU's first state instead of its results, laid on a stack and picked from it. */
export const stackedState =
  (place: number): Grow =>
  (b) => {
    const states = ["out1", "out2"].map((name) => `hand:gru0.${name}`);
    const laid = states.map((state) =>
      b.add("reshape", { target: [1, batch, 4] }, { inputs: [state] }),
    );
    b.add("concatenate", { axis: 0 }, { inputs: laid });
    step(place, 0)(b);
  };

export const bothStates: Grow = (b) =>
  b.add(
    "concatenate",
    { axis: 1 },
    { inputs: ["hand:gru0.out1", "hand:gru0.out2"] },
  );
export const swapped: Grow = (b) => b.add("permute", { axes: [1, 0, 2] });

export const pooled =
  (
    name: Parameters<typeof curve>[0],
    alpha: number | null,
    first: boolean,
  ): Grow =>
  (b) => {
    if (first) b.add("activation", curve(name, alpha));
    b.add("maxPool", pool2());
    if (!first) b.add("activation", curve(name, alpha));
  };

/** A classifier that ends in a loss; `soft` adds softmax as a layer. */
export function classifier(
  loss: Partial<OptionsOf<"crossEntropy">>,
  soft: "none" | "softmax" | "log" = "none",
): Model {
  const b = new ModelBuilder("hand", [batch, 20]);
  b.add("dense", { units: 10, useBias: true });
  if (soft !== "none") b.add("softmax", { axis: 1, log: soft === "log" });
  const answer = b.last;
  const oneHot = loss.labels === "oneHot";
  const truth = oneHot
    ? b.value("y", [batch, 10])
    : b.value("y", [batch], "int64");
  const value = b.add("crossEntropy", crossEntropy(loss), {
    inputs: [answer, truth],
  });
  return b.build({ outputs: [answer], targets: [truth], loss: value });
}

export const convolved = (
  padding: OptionsOf<"conv">["padding"],
  strides = [1, 1],
  size = 8,
) =>
  model(
    (b) => b.add("conv", { ...conv3(4), padding, strides }),
    [batch, 3, size, size],
  );

export const same = { kind: "same", extra: "end" } as const;
export const around = (before: number, after = before) =>
  ({
    kind: "explicit",
    before: [before, before],
    after: [after, after],
  }) as const;

export const trained = (changes: Parameters<typeof sgd>[0]) =>
  model((b) => b.add("dense", { units: 2, useBias: true }), [batch, 4], {
    optimizer: sgd(changes),
  });

export const rounded = (rounding: "floor" | "ceil", size: number) =>
  model(
    (b) => b.add("maxPool", { ...pool2(), rounding }),
    [batch, 3, size, size],
  );

export const head = (grow: Grow) =>
  model((b) => {
    grow(b);
    b.add("flatten", { startAxis: 1, endAxis: -1 });
    b.add("dense", { units: 2, useBias: true });
  });

export const globalMean: Grow = (b) =>
  b.add("globalPool", {
    reduce: "mean",
    keepDims: false,
    layout: "channelsFirst",
  });

export const dropped = (changes: Partial<OptionsOf<"dropout">>) =>
  model((b) => {
    b.add("activation", curve("relu"));
    b.add("dropout", { ...drop(0.5), ...changes });
  });

export const bordered = (value: number) =>
  model((b) => {
    b.add("pad", {
      before: [0, 0, 1, 1],
      after: [0, 0, 1, 1],
      mode: "constant",
      value,
    });
    b.add("conv", { ...conv3(4), padding: noPadding(2) });
  });

export function reduced(
  how: "mean" | "sum",
  reduction: "none" | "exampleMean" = "none",
): Model {
  const b = new ModelBuilder("hand", [batch, 20]);
  const answer = b.add("dense", { units: 10, useBias: true });
  const truth = b.value("y", [batch], "int64");
  b.add("crossEntropy", crossEntropy({ reduction }), {
    inputs: [answer, truth],
  });
  const loss = b.add("reduce", { function: how, axes: [0], keepDims: false });
  return b.build({ outputs: [answer], targets: [truth], loss });
}

/** A dense layer, or the same from weights that the program holds itself; `right` is what it multiplies by. */
export function weighed(
  own: boolean,
  right: "x·W" | "x·Wᵀ" | "x·W + b of one number" = "x·W",
): Model {
  const b = new ModelBuilder("hand", [batch, 4], () =>
    stated({ kind: "constant", value: 0 }),
  );
  if (!own) {
    b.add("dense", { units: 3, useBias: true });
    return b.build();
  }
  const x = b.last;
  const turned = right === "x·Wᵀ";
  const weight = b.add(
    "parameter",
    { shape: turned ? [3, 4] : [4, 3] },
    { inputs: [] },
  );
  const product = b.add(
    "matmul",
    { transposeLeft: false, transposeRight: turned },
    { inputs: [x, weight] },
  );
  const bias = b.add(
    "parameter",
    { shape: right === "x·W + b of one number" ? [1] : [1, 3] },
    { inputs: [] },
  );
  b.add(
    "arithmetic",
    { function: "add", constant: null, constantFirst: false },
    { inputs: [bias, product] },
  );
  return b.build();
}

export interface Case {
  readonly what: string;
  readonly rule: string;
  readonly pair: readonly [Model, Model];
  /** The list the rule's row stands in; null where the rule is silent. */
  readonly list: DifferenceList | null;
  readonly near: readonly [Model, Model];
}
