// Builds small models for tests and benches, node by node, with shapes and weights as the neutral language derives them.
import type { Dataset, Split } from "../data/dataset.ts";
import {
  batch,
  noPenalty,
  opOf,
  optimizerMeaning,
  textbook,
  type DataRecipe,
  type DataRecipeOptions,
  type Dim,
  type Initializer,
  type Model,
  type Node,
  type OpName,
  type Optimizer,
  type OptimizerName,
  type OptimizerOptions,
  type OptionsOf,
  type Parameter,
  type Setting,
  type SgdOptions,
  type Shape,
  type Value,
  wholePart,
} from "../ir/index.ts";
import type { Move } from "./plan.ts";
import { RandomStream } from "./step/random.ts";

/** A setting as if the program had stated it. */
export const stated = <T>(value: T): Setting<T> => ({
  value,
  origin: "stated",
  words: "",
  parameters: [],
});

function settings<T extends object>(
  options: T,
): { readonly [K in keyof T]: Setting<T[K]> } {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, stated(value)]),
  ) as unknown as { readonly [K in keyof T]: Setting<T[K]> };
}

/** A weight moved as it is to the one of the same name. */
export const unmoved = ({ id, shape }: Parameter): Move => ({
  to: id,
  shape,
  pieces: [{ from: id, cut: wholePart(shape), into: wholePart(shape) }],
});

const initializers: Readonly<Record<string, Initializer>> = {
  bias: { kind: "uniform", low: -0.1, high: 0.1 },
  scale: { kind: "uniform", low: 0.5, high: 1.5 },
  runningVariance: { kind: "uniform", low: 0.5, high: 1.5 },
};
const otherwise: Initializer = {
  kind: "varianceScaling",
  scale: 1,
  fan: "average",
  distribution: "uniform",
};

/** A model under construction: each call adds a node and gives its output. */
export class ModelDraft {
  private readonly values: Record<string, Value> = {};
  private readonly nodes: Node[] = [];
  private readonly parameters: Parameter[] = [];
  private readonly inputs: string[] = [];

  input(shape: readonly number[], dtype: Value["dtype"] = "float32"): string {
    const id = `x${this.inputs.length}`;
    this.inputs.push(id);
    return this.value(id, [batch, ...shape], dtype);
  }
  private value(id: string, shape: Shape, dtype: Value["dtype"]): string {
    this.values[id] = { id, shape, dtype };
    return id;
  }
  shape(id: string): Shape {
    return this.values[id]?.shape ?? [];
  }

  add<Op extends OpName>(
    op: Op,
    options: OptionsOf<Op>,
    ...inputs: readonly string[]
  ): string {
    const id = `${op}${this.nodes.length}`;
    const shapes = inputs.map((input) => this.shape(input));
    const plain = options as unknown as Record<string, unknown>;
    const made = opOf(op).shape(shapes, plain);
    const roles = opOf(op).roles?.(shapes, plain) ?? {};
    const parameters = Object.fromEntries(
      Object.entries(roles).map(([role, details]) => {
        const parameter = `${id}.${role}`;
        this.parameters.push({
          id: parameter,
          name: parameter,
          role,
          shape: details.shape,
          dialectShape: details.shape,
          codec: [],
          dtype: "float32",
          initializer: stated(initializers[role] ?? otherwise),
          history: [],
          fans: details.fans,
          trainable: stated(true),
          penalty: stated(noPenalty),
          state: details.state,
        });
        return [role, parameter];
      }),
    );
    this.nodes.push({
      id,
      op,
      name: id,
      call: op,
      options: settings(options as object),
      inputs,
      outputs: made.map((_, i) => `${id}:${i}`),
      parameters,
      origin: "stated",
      places: [],
    } as unknown as Node);
    made.forEach((shape, i) => this.value(`${id}:${i}`, shape, "float32"));
    return `${id}:0`;
  }

  /** A model that only answers. */
  answering(...outputs: readonly string[]): Model {
    return this.finish(outputs, [], null, null, null);
  }

  /** A model with a loss: the sum of the squares of what it answers. */
  judged(output: string): Model {
    const square = { function: "square", low: null, high: null } as const;
    const squares = this.add("math", square, output);
    const axes = this.shape(output).map((_, axis) => axis);
    const sum = { function: "sum", axes, keepDims: false } as const;
    const loss = this.add("reduce", sum, squares);
    return this.finish([output], [], loss, null, null);
  }

  /** A classifier trained by cross-entropy on scores. */
  classifier(
    scores: string,
    sgd: Partial<SgdOptions> = {},
    data: Partial<DataRecipeOptions> = {},
  ): Model {
    const target = this.value("y0", [batch], "int64");
    const loss = this.add(
      "crossEntropy",
      {
        predictions: "logits",
        labels: "classIndex",
        axis: 1,
        reduction: "mean",
        labelSmoothing: 0,
        ignoreIndex: null,
        clip: null,
        classWeights: null,
        weighting: "terms",
        weightedMean: "weights",
      },
      scores,
      target,
    );
    return this.finish(
      [scores],
      [target],
      loss,
      sgdWith(sgd),
      dataRecipe(data),
    );
  }

  private finish(
    outputs: readonly string[],
    targets: readonly string[],
    loss: string | null,
    optimizer: Optimizer | null,
    data: DataRecipe | null,
  ): Model {
    return {
      dialect: "test",
      version: { value: "1", from: "choice" },
      style: "test",
      values: this.values,
      nodes: this.nodes,
      parameters: this.parameters,
      inputs: this.inputs,
      targets,
      outputs,
      loss,
      optimizer,
      data,
      notes: [],
    };
  }
}

function sgdWith(options: Partial<SgdOptions>): Optimizer {
  return {
    kind: "sgd",
    call: Object.keys(optimizerMeaning)[0] ?? "sgd",
    options: settings({
      ...textbook.sgd,
      momentum: 0.9,
      ...options,
    }),
    groups: [],
    places: [],
  };
}

/** The same model, trained by the textbook's form of an update rule but for some options. */
export const trainedBy = <Kind extends OptimizerName>(
  model: Model,
  kind: Kind,
  options: Partial<OptimizerOptions[Kind]> = {},
): Model => ({
  ...model,
  optimizer: {
    ...model.optimizer,
    kind,
    options: settings({ ...textbook[kind], ...options }),
  } as unknown as Optimizer,
});

function dataRecipe(options: Partial<DataRecipeOptions>): DataRecipe {
  return settings<DataRecipeOptions>({
    dataset: null,
    batchSize: 8,
    remainder: "keep",
    order: { kind: "each epoch" },
    epochs: 1,
    preprocessing: [
      { step: "cast", dtype: "float32" },
      { step: "scale", factor: 1 / 255 },
    ],
    layout: "channelsFirst",
    labels: "classIndex",
    labelDtype: "int64",
    evaluated: { split: "test", remainder: "keep", examples: null },
    seed: null,
    ...options,
  });
}

type ConvLike = OptionsOf<"conv">;

export const square = (
  filters: number,
  layout: ConvLike["layout"] = "channelsFirst",
  padding: ConvLike["padding"] = {
    kind: "explicit",
    before: [1, 1],
    after: [1, 1],
  },
): ConvLike => ({
  filters,
  kernelSize: [3, 3],
  strides: [1, 1],
  padding,
  paddingMode: "zeros",
  dilation: [1, 1],
  groups: 1,
  useBias: true,
  layout,
});

const relu: OptionsOf<"activation"> = { function: "relu", alpha: null };
const drop = (dropRate: number): OptionsOf<"dropout"> => ({
  dropRate,
  granularity: "element",
  activeIn: "training",
});
const halved = (layout: ConvLike["layout"]): OptionsOf<"maxPool"> => ({
  poolSize: [2, 2],
  strides: [2, 2],
  padding: { kind: "explicit", before: [0, 0], after: [0, 0] },
  dilation: [1, 1],
  rounding: "floor",
  layout,
});

export interface CnnSize {
  readonly image: number;
  readonly filters: readonly [number, number];
  readonly hidden: number;
  readonly layout?: ConvLike["layout"];
}
/** The network of the Rosetta repository. */
export const repositorySize: CnnSize = {
  image: 32,
  filters: [50, 100],
  hidden: 512,
};
/** The same shape of network, small enough for any machine. */
export const tinySize: CnnSize = { image: 8, filters: [4, 6], hidden: 16 };

/** conv conv pool dropout, twice, then two dense layers: scores of ten classes. */
export function cnn(
  size: CnnSize,
  sgd: Partial<SgdOptions> = {},
  data: Partial<DataRecipeOptions> = {},
): Model {
  const layout = size.layout ?? "channelsFirst";
  const draft = new ModelDraft();
  const image: readonly Dim[] = [size.image, size.image];
  const shape = layout === "channelsFirst" ? [3, ...image] : [...image, 3];
  let x = draft.input(shape as number[]);
  for (const filters of size.filters) {
    x = draft.add("conv", square(filters, layout), x);
    x = draft.add("activation", relu, x);
    x = draft.add("conv", square(filters, layout), x);
    x = draft.add("maxPool", halved(layout), x);
    x = draft.add("activation", relu, x);
    x = draft.add("dropout", drop(0.25), x);
  }
  x = draft.add("flatten", { startAxis: 1, endAxis: -1 }, x);
  x = draft.add("dense", { units: size.hidden, useBias: true }, x);
  x = draft.add("activation", relu, x);
  x = draft.add("dropout", drop(0.5), x);
  x = draft.add("dense", { units: 10, useBias: true }, x);
  return draft.classifier(x, sgd, { layout, ...data });
}

/** Small pictures of noise, with labels that follow from their brightness. */
export function noisePictures(
  train: number,
  test: number,
  image: number,
): Dataset {
  const stream = new RandomStream(5, "noise pictures");
  const split = (count: number): Split => {
    const features = Uint8Array.from(
      { length: count * 3 * image * image },
      () => stream.bits() & 0xff,
    );
    const targets = Int32Array.from(
      { length: count },
      (_, i) => (features[i * 3 * image * image] ?? 0) % 10,
    );
    return { count, features, targets };
  };
  return {
    id: "noise",
    title: "Noise",
    generated: true,
    featureShape: [3, image, image],
    layout: "channelsFirst",
    classes: Array.from({ length: 10 }, (_, i) => String(i)),
    train: split(train),
    test: split(test),
  };
}
