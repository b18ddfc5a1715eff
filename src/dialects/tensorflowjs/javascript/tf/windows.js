// Functions that slide windows over images, and look-ups: tf.conv2d, tf.maxPool, tf.avgPool, tf.gather.
import { note, sizeOf, UnknownCall } from "rosetta/index.js";
import { bound } from "./bound.js";
import { borderGradient } from "./notes.js";
import { image, perAxis, windowed } from "./shapes.js";
import { record } from "./tensor.js";

export function pool(name) {
  return (...values) => {
    const { inputs, stated, values: all } = bound(name, values);
    if (name === "avgPool" && all.pad !== "valid" && all.pad !== 0)
      note("warning", borderGradient);
    const size = perAxis(all.filterSize, 2, "filterSize");
    const strides = perAxis(all.strides, 2, "strides");
    const dims = spatial(
      inputs[0].dims,
      size,
      strides,
      all.pad,
      inputs[0].dims.at(-1),
    );
    return record(`tf.${name}`, inputs, stated, dims);
  };
}

function spatial(dims, size, strides, pad, channels, dilations = [1, 1]) {
  const made = [1, 2].map((axis, i) => {
    const extra = typeof pad === "number" ? 2 * pad : 0;
    return windowed(
      sizeOf(dims[axis]) + extra,
      size[i],
      strides[i],
      pad,
      dilations[i],
    );
  });
  return image(dims, "channelsLast", channels, made);
}

export function conv2d(...values) {
  const { inputs, stated, values: all } = bound("conv2d", values, 2);
  const [x, filter] = inputs;
  if (filter.rosettaParameter === undefined)
    throw new UnknownCall(
      "tf.conv2d: Expected the filter to be a tf.variable. Received another tensor.",
    );
  const strides = perAxis(all.strides, 2, "strides");
  const dims = spatial(
    x.dims,
    filter.shape,
    strides,
    all.pad,
    filter.shape[3],
    perAxis(all.dilations, 2, "dilations"),
  );
  return record("tf.conv2d", [x], stated, dims, { parameters: { filter } });
}

export function gather(...values) {
  const { inputs, stated } = bound("gather", values, 2);
  const [table, indices] = inputs;
  if (table.rosettaParameter === undefined)
    throw new UnknownCall(
      "tf.gather: Expected a tf.variable to look up in. Received another tensor.",
    );
  return record(
    "tf.gather",
    [indices],
    stated,
    [...indices.dims, ...table.dims.slice(1)],
    {
      dtype: "float32",
      parameters: { x: table },
    },
  );
}
