// Kinds of layers: dense, embedding, activations, dropout, and layers that only move elements.
import { note, product, sizeOf, UnknownCall } from "rosetta/index.js";
import { activated } from "../activations.js";
import { nearestGradient } from "../notes.js";
import { lastAxis, needRank, perAxis, range } from "../shapes.js";
import { record } from "../tensor.js";

/** A layer that keeps the shape. */
export const same = (className, more = {}) => ({
  className,
  run: (layer, [x], training) =>
    record(layer.kind.path, [x], more.modal ? { training } : {}, x.dims, {
      of: layer,
      dtype: "float32",
    }),
  ...more,
});

const oneTensor = (layer, x, dims, dtype = "float32") =>
  record(layer.kind.path, [x], {}, dims, { of: layer, dtype });

const dense = {
  className: "Dense",
  declared: ({ arguments: { inputDim } }) => (inputDim ? [inputDim] : null),
  build(layer, [dims]) {
    const { units, useBias } = layer.arguments;
    layer.weight("kernel", [sizeOf(dims.at(-1)), units]);
    if (useBias !== false) layer.weight("bias", [units]);
  },
  run: (layer, [x]) =>
    activated(
      layer,
      oneTensor(layer, x, [...x.dims.slice(0, -1), layer.arguments.units]),
    ),
};

const embedding = {
  className: "Embedding",
  inputDtype: "int32",
  declared: ({ arguments: { inputLength } }) =>
    inputLength ? [inputLength].flat() : null,
  build(layer) {
    layer.weight("embeddings", [
      layer.arguments.inputDim,
      layer.arguments.outputDim,
    ]);
  },
  run: (layer, [x]) =>
    oneTensor(layer, x, [...x.dims, layer.arguments.outputDim]),
};

const flatten = {
  className: "Flatten",
  run(layer, [x]) {
    if (x.dims.length < 3 && x.dims.length !== 2) needRank(layer, x.dims, 3);
    const turned =
      layer.arguments.dataFormat === "channelsFirst" && x.dims.length > 1
        ? x.transpose([0, ...range(2, x.dims.length), 1])
        : x;
    return oneTensor(
      layer,
      turned,
      [x.dims[0], product(x.dims.slice(1))],
      x.dtype,
    );
  },
};

const reshape = {
  className: "Reshape",
  run(layer, [x]) {
    const target = [...layer.arguments.targetShape];
    const total = sizeOf(product(x.dims.slice(1)));
    const open = target.findIndex((n) => n === -1 || n === null);
    if (open >= 0)
      target[open] =
        total / target.reduce((all, n, i) => (i === open ? all : all * n), 1);
    if (target.reduce((all, n) => all * n, 1) !== total)
      throw new Error(
        `Total size of new array must be unchanged. Received input of ${x.dims.slice(1).map(sizeOf)} for targetShape ${layer.arguments.targetShape}.`,
      );
    return oneTensor(layer, x, [x.dims[0], ...target], x.dtype);
  },
};

const permute = {
  className: "Permute",
  run(layer, [x]) {
    const { dims } = layer.arguments;
    if (
      [...dims].sort((a, b) => a - b).join() !== range(1, x.dims.length).join()
    )
      throw new Error(
        `Invalid permutation \`dims\`: ${JSON.stringify(dims)} \`dims\` must contain consecutive integers starting from 1.`,
      );
    return oneTensor(
      layer,
      x,
      [x.dims[0], ...dims.map((axis) => x.dims[axis])],
      x.dtype,
    );
  },
};

const activation = {
  className: "Activation",
  run: (layer, [x]) => activated(layer, x),
};

const prelu = {
  className: "PReLU",
  build(layer, [dims]) {
    const shared = [layer.arguments.sharedAxes ?? []].flat();
    layer.weight(
      "alpha",
      dims
        .slice(1)
        .map((each, i) => (shared.includes(i + 1) ? 1 : sizeOf(each))),
    );
  },
  run: (layer, [x]) => oneTensor(layer, x, x.dims),
};

const upSampling2d = {
  className: "UpSampling2D",
  run(layer, [x]) {
    if ((layer.arguments.interpolation ?? "nearest") === "nearest")
      note("warning", nearestGradient);
    needRank(layer, x.dims, 4);
    const [height, width] = layer.arguments.size ?? [2, 2];
    const first = layer.arguments.dataFormat === "channelsFirst";
    const factors = first ? [1, 1, height, width] : [1, height, width, 1];
    return oneTensor(
      layer,
      x,
      x.dims.map((each, i) => (i === 0 ? each : each * factors[i])),
    );
  },
};

const zeroPadding2d = {
  className: "ZeroPadding2D",
  run(layer, [x]) {
    needRank(layer, x.dims, 4);
    const pairs = bordersOf(layer.arguments.padding ?? 1);
    const start = layer.arguments.dataFormat === "channelsFirst" ? 2 : 1;
    return oneTensor(
      layer,
      x,
      x.dims.map((each, i) =>
        pairs[i - start]
          ? each + pairs[i - start][0] + pairs[i - start][1]
          : each,
      ),
    );
  },
};

const cropping2D = {
  className: "Cropping2D",
  run(layer, [x]) {
    needRank(layer, x.dims, 4);
    const pairs = bordersOf(layer.arguments.cropping);
    const start = layer.arguments.dataFormat === "channelsFirst" ? 2 : 1;
    return oneTensor(
      layer,
      x,
      x.dims.map((each, i) =>
        pairs[i - start]
          ? each - pairs[i - start][0] - pairs[i - start][1]
          : each,
      ),
    );
  },
};

/** One number for all sides, one per axis, or before and after each axis. */
function bordersOf(value) {
  if (typeof value === "number")
    return [
      [value, value],
      [value, value],
    ];
  return value.map((each) =>
    typeof each === "number" ? [each, each] : perAxis(each, 2, "padding"),
  );
}

const softmax = {
  className: "Softmax",
  run(layer, [x]) {
    lastAxis("Softmax", layer.arguments.axis ?? 1, x.dims.length);
    return oneTensor(layer, x, x.dims);
  },
};

const repeatVector = {
  className: "RepeatVector",
  run() {
    throw new UnknownCall("tf.layers.repeatVector is not modelled here.");
  },
};

export const denseKinds = {
  dense,
  embedding,
  flatten,
  reshape,
  permute,
  activation,
  prelu,
  upSampling2d,
  zeroPadding2d,
  cropping2D,
  softmax,
  repeatVector,
  reLU: same("ReLU"),
  leakyReLU: same("LeakyReLU"),
  elu: same("ELU"),
  rescaling: same("Rescaling"),
  dropout: same("Dropout", { modal: true }),
  spatialDropout1d: same("SpatialDropout1D", { modal: true }),
};
