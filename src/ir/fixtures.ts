// Test support: models made by hand, and the four-convolution network as three dialects would say it.
import {
  batch,
  noPadding,
  noPenalty,
  opOf,
  textbook,
  type DataRecipe,
  type DataRecipeOptions,
  type DType,
  type Initializer,
  type Layout,
  type Model,
  type Node,
  type OpName,
  type Optimizer,
  type OptionsOf,
  type Parameter,
  type Setting,
  type SgdOptions,
  type Shape,
  type Value,
  type ValueId,
} from "./index.ts";
import type { ActivationOptions } from "./ops/activation.ts";

export const stated = <T>(value: T, words = ""): Setting<T> => ({
  value,
  origin: "stated",
  words,
  parameters: [],
});

const settings = (options: object) =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      stated(value as unknown),
    ]),
  );

/** What a layer's weights are drawn from, by role. */
export type Start = (role: string) => Setting<Initializer>;

/** How PyTorch starts the weights of convolutions and linear layers. */
export const torchStart: Start = (role) =>
  role === "kernel" || role === "bias"
    ? stated(
        {
          kind: "varianceScaling",
          scale: 1 / 3,
          fan: "in",
          distribution: "uniform",
        },
        role === "kernel" ? "kaiming_uniform(a=√5)" : "uniform(±1/√fan_in)",
      )
    : stated({
        kind: "constant",
        value: role === "scale" || role === "runningVariance" ? 1 : 0,
      });

/** How Keras starts them. */
export const kerasStart: Start = (role) =>
  role === "kernel"
    ? stated(
        {
          kind: "varianceScaling",
          scale: 1,
          fan: "average",
          distribution: "uniform",
        },
        "glorot_uniform",
      )
    : stated(
        {
          kind: "constant",
          value: role === "scale" || role === "runningVariance" ? 1 : 0,
        },
        "zeros",
      );

export interface AddOptions {
  readonly inputs?: readonly ValueId[];
  readonly name?: string;
  readonly call?: string;
  /** Takes the parameters of an earlier node. */
  readonly share?: string;
}

/** Grows a model node by node; shapes and weights follow from the ops' own rules. */
export class ModelBuilder {
  readonly values: Record<ValueId, Value> = {};
  readonly nodes: Node[] = [];
  readonly parameters: Parameter[] = [];
  readonly dialect: string;
  readonly start: Start;
  last: ValueId;

  constructor(dialect: string, input: Shape, start: Start = torchStart) {
    this.dialect = dialect;
    this.start = start;
    this.last = this.value("x", input);
  }

  value(id: ValueId, shape: Shape, dtype: DType = "float32"): ValueId {
    this.values[id] = { id, shape, dtype };
    return id;
  }

  /** Adds a node behind the last one (or `inputs`) and returns its output. */
  add<Name extends OpName>(
    op: Name,
    options: OptionsOf<Name>,
    { inputs = [this.last], name = "", call = op, share }: AddOptions = {},
  ): ValueId {
    const id = `${this.dialect}:${op}${this.nodes.length}`;
    const shapes = inputs.map((input) => this.values[input]!.shape);
    const plain = options as Record<string, unknown>;
    const outputs = opOf(op)
      .shape(shapes, plain)
      .map((shape, i) => this.value(`${id}.out${i || ""}`, shape));
    const output = outputs[0] ?? `${id}.out`;
    const shared = this.nodes.find((node) => node.id === share)?.parameters;
    const parameters = shared ?? this.weights(id, op, shapes, plain);
    this.nodes.push({
      id,
      op,
      name,
      call,
      options: settings(plain),
      inputs,
      outputs,
      parameters,
      origin: "stated",
      places: [],
    } as unknown as Node);
    this.last = output;
    return output;
  }

  private weights(
    id: string,
    op: OpName,
    shapes: readonly Shape[],
    options: Record<string, unknown>,
  ): Record<string, string> {
    const roles = opOf(op).roles?.(shapes, options) ?? {};
    const own: Record<string, string> = {};
    for (const [role, { shape, fans, state }] of Object.entries(roles)) {
      own[role] = `${id}.${role}`;
      this.parameters.push({
        id: own[role],
        name: own[role],
        role,
        shape,
        dialectShape: shape,
        codec: [],
        dtype: "float32",
        initializer: this.start(role),
        history: [],
        fans,
        trainable: stated(!state),
        penalty: stated(noPenalty),
        state,
      });
    }
    return own;
  }

  /** The finished model: what was added last is the answer, or the loss where `answer` names another. */
  build(rest: Partial<Model> = {}): Model {
    return {
      dialect: this.dialect,
      version: { value: "1.0", from: "newest" },
      style: "by hand",
      values: this.values,
      nodes: this.nodes,
      parameters: this.parameters,
      inputs: ["x"],
      targets: [],
      outputs: [this.last],
      loss: null,
      optimizer: null,
      data: null,
      notes: [],
      ...rest,
    };
  }
}

export const ones = (rank: number): number[] => Array<number>(rank).fill(1);

/** A 3×3 convolution that keeps the size. */
export const conv3 = (
  filters: number,
  layout: Layout = "channelsFirst",
  same = false,
): OptionsOf<"conv"> => ({
  filters,
  kernelSize: [3, 3],
  strides: [1, 1],
  padding: same
    ? { kind: "same", extra: "end" }
    : { kind: "explicit", before: [1, 1], after: [1, 1] },
  paddingMode: "zeros",
  dilation: [1, 1],
  groups: 1,
  useBias: true,
  layout,
});

export const pool2 = (
  layout: Layout = "channelsFirst",
): OptionsOf<"maxPool"> => ({
  poolSize: [2, 2],
  strides: [2, 2],
  padding: noPadding(2),
  dilation: [1, 1],
  rounding: "floor",
  layout,
});

export const curve = (
  name: ActivationOptions["function"],
  alpha: number | null = null,
): ActivationOptions => ({ function: name, alpha });

export const drop = (dropRate: number): OptionsOf<"dropout"> => ({
  dropRate,
  granularity: "element",
  activeIn: "training",
});

export const crossEntropy = (
  changes: Partial<OptionsOf<"crossEntropy">> = {},
): OptionsOf<"crossEntropy"> => ({
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
  ...changes,
});

export function sgd(
  changes: Partial<SgdOptions> = {},
  call = "SGD",
): Optimizer {
  const options: SgdOptions = {
    ...textbook.sgd,
    momentum: 0.9,
    ...changes,
  };
  return {
    kind: "sgd",
    call,
    options: settings(options),
    groups: [],
    places: [],
  } as unknown as Optimizer;
}

export function recipe(changes: Partial<DataRecipeOptions> = {}): DataRecipe {
  const options: DataRecipeOptions = {
    dataset: "cifar10",
    batchSize: 64,
    remainder: "drop",
    order: { kind: "each epoch" },
    epochs: 10,
    preprocessing: [
      { step: "scale", factor: 1 / 255 },
      { step: "cast", dtype: "float32" },
    ],
    layout: "channelsFirst",
    labels: "classIndex",
    labelDtype: "int64",
    evaluated: { split: "test", remainder: "drop", examples: 9984 },
    seed: null,
    ...changes,
  };
  return settings(options) as unknown as DataRecipe;
}

/** The network as PyTorch users write it: pool before relu, raw scores, class numbers. */
export function torchCnn(
  dropRates = [0.25, 0.25, 0.5],
  dialect = "pytorch",
): Model {
  const b = new ModelBuilder(dialect, [batch, 3, 32, 32]);
  const [first = 0, second = 0, third = 0] = dropRates;
  [50, 100].forEach((filters, block) => {
    b.add("conv", conv3(filters), {
      name: `conv${2 * block + 1}`,
      call: "torch.nn.Conv2d",
    });
    b.add("activation", curve("relu"), { call: "F.relu" });
    b.add("conv", conv3(filters), {
      name: `conv${2 * block + 2}`,
      call: "torch.nn.Conv2d",
    });
    b.add("maxPool", pool2(), { call: "F.max_pool2d" });
    b.add("activation", curve("relu"), { call: "F.relu" });
    b.add("dropout", drop(block ? second : first), { call: "F.dropout" });
  });
  b.add("reshape", { target: [batch, 6400] }, { call: "Tensor.view" });
  b.add(
    "dense",
    { units: 512, useBias: true },
    { name: "fc1", call: "torch.nn.Linear" },
  );
  b.add("activation", curve("relu"), { call: "F.relu" });
  b.add("dropout", drop(third), { call: "F.dropout" });
  const answer = b.add(
    "dense",
    { units: 10, useBias: true },
    { name: "fc2", call: "torch.nn.Linear" },
  );
  const truth = b.value("y", [batch], "int64");
  const loss = b.add("crossEntropy", crossEntropy({ ignoreIndex: -100 }), {
    inputs: [answer, truth],
    call: "torch.nn.CrossEntropyLoss",
  });
  return b.build({
    outputs: [answer],
    targets: [truth],
    loss,
    optimizer: sgd({}, "torch.optim.SGD"),
    data: recipe(),
  });
}

/** The network as Keras users write it: relu before pool, softmax as a layer, one-hot rows. */
export function kerasCnn(layout: Layout = "channelsFirst"): Model {
  const first = layout === "channelsFirst";
  const b = new ModelBuilder(
    "keras",
    first ? [batch, 3, 32, 32] : [batch, 32, 32, 3],
    kerasStart,
  );
  for (const filters of [50, 100]) {
    for (let i = 0; i < 2; i++) {
      b.add("conv", conv3(filters, layout, true), {
        call: "keras.layers.Conv2D",
      });
      b.add("activation", curve("relu"), { call: "keras.layers.Conv2D" });
    }
    b.add("maxPool", pool2(layout), { call: "keras.layers.MaxPooling2D" });
    b.add("dropout", drop(0.25), { call: "keras.layers.Dropout" });
  }
  b.add(
    "flatten",
    { startAxis: 1, endAxis: -1 },
    { call: "keras.layers.Flatten" },
  );
  b.add("dense", { units: 512, useBias: true }, { call: "keras.layers.Dense" });
  b.add("activation", curve("relu"), { call: "keras.layers.Dense" });
  b.add("dropout", drop(0.5), { call: "keras.layers.Dropout" });
  b.add("dense", { units: 10, useBias: true }, { call: "keras.layers.Dense" });
  const answer = b.add(
    "softmax",
    { axis: 1, log: false },
    { call: "keras.layers.Dense" },
  );
  const truth = b.value("y", [batch, 10]);
  const loss = b.add(
    "crossEntropy",
    crossEntropy({
      predictions: "probabilities",
      labels: "oneHot",
      clip: 1e-7,
    }),
    { inputs: [answer, truth], call: "categorical_crossentropy" },
  );
  return b.build({
    outputs: [answer],
    targets: [truth],
    loss,
    optimizer: sgd({ velocityHoldsLearningRate: true }, "keras.optimizers.SGD"),
    data: recipe({
      remainder: "keep",
      layout,
      labels: "oneHot",
      labelDtype: "int32",
      evaluated: { split: "test", remainder: "keep", examples: 10_000 },
    }),
  });
}
