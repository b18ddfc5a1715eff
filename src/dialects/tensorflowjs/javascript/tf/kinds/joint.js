// Kinds of layers that normalise, and layers that join several tensors.
import { sizeOf } from "rosetta/index.js";
import { functions } from "../ops.js";
import { broadcast, positive } from "../shapes.js";
import { record } from "../tensor.js";

const batchNormalization = {
  className: "BatchNormalization",
  build(layer, [dims]) {
    const { axis = -1, scale, center } = layer.arguments;
    const channels = sizeOf(dims[positive(axis, dims.length)]);
    if (scale !== false) layer.weight("gamma", [channels]);
    if (center !== false) layer.weight("beta", [channels]);
    layer.weight("moving_mean", [channels], { trainable: false, state: true });
    layer.weight("moving_variance", [channels], {
      trainable: false,
      state: true,
    });
  },
  run: (layer, [x], training) =>
    record(layer.kind.path, [x], { training: Boolean(training) }, x.dims, {
      of: layer,
      dtype: "float32",
    }),
};

const layerNormalization = {
  className: "LayerNormalization",
  build(layer, [dims]) {
    const axes = [layer.arguments.axis ?? -1]
      .flat()
      .map((each) => positive(each, dims.length));
    const shape = axes.map((each) => sizeOf(dims[each]));
    if (layer.arguments.scale !== false) layer.weight("gamma", shape);
    if (layer.arguments.center !== false) layer.weight("beta", shape);
  },
  run: (layer, [x]) =>
    record(layer.kind.path, [x], {}, x.dims, { of: layer, dtype: "float32" }),
};

function several(list) {
  if (list.length < 2)
    throw new Error(
      `A merge layer should be called on an Array of at least 2 inputs. Got ${list.length} input(s).`,
    );
  return list;
}

const merge = (className) => ({
  className,
  run: (layer, list) =>
    several(list).reduce((a, b) =>
      record(layer.kind.path, [a, b], {}, broadcast(a.dims, b.dims), {
        of: layer,
        dtype: "float32",
      }),
    ),
});

const average = {
  className: "Average",
  run(layer, list) {
    const total = several(list).reduce((a, b) => functions.add(a, b));
    return functions.div(total, list.length);
  },
};

const concatenate = {
  className: "Concatenate",
  run(layer, list) {
    const [first] = several(list);
    const axis = positive(layer.arguments.axis ?? -1, first.dims.length);
    for (const each of list)
      if (
        each.dims.length !== first.dims.length ||
        each.dims.some(
          (n, i) => i !== axis && sizeOf(n) !== sizeOf(first.dims[i]),
        )
      )
        throw new Error(
          `A \`Concatenate\` layer requires inputs with matching shapes except for the concatenation axis. Got input shapes: ${JSON.stringify(list.map(({ shape }) => shape))}`,
        );
    const dims = first.dims.map((each, i) =>
      i === axis
        ? list.reduce((sum, { dims: own }) => sum + sizeOf(own[i]), 0)
        : each,
    );
    return record(layer.kind.path, list, {}, dims, { of: layer });
  },
};

export const jointKinds = {
  batchNormalization,
  layerNormalization,
  concatenate,
  average,
  add: merge("Add"),
  multiply: merge("Multiply"),
  maximum: merge("Maximum"),
  minimum: merge("Minimum"),
};
