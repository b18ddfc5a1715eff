// Kinds of layers that slide windows over images: convolutions and pools.
import { note, sizeOf, UnknownCall } from "rosetta/index.js";
import { activated } from "../activations.js";
import { borderGradient } from "../notes.js";
import { axesOf, image, needRank, perAxis, windowed } from "../shapes.js";
import { record } from "../tensor.js";

const oneTensor = (layer, x, dims) =>
  record(layer.kind.path, [x], {}, dims, { of: layer, dtype: "float32" });

/** Channels and spatial sizes of an image input. */
function imageOf(layer, dims, rank) {
  needRank(layer, dims, rank + 2);
  const { dataFormat = "channelsLast" } = layer.arguments;
  const { channel, spatial } = axesOf(dataFormat, rank + 2);
  return {
    dataFormat,
    channels: sizeOf(dims[channel]),
    sizes: spatial.map((axis) => sizeOf(dims[axis])),
  };
}

const conv = (rank) => ({
  className: `Conv${rank}D`,
  check({ arguments: { padding } }) {
    if (
      ![
        "valid",
        "same",
        ...(rank === 1 ? ["causal"] : []),
        undefined,
        null,
      ].includes(padding)
    )
      throw new Error(
        `${padding} is not a valid PaddingMode. Valid values are valid,same${rank === 1 ? ",causal" : ""}.`,
      );
    if (padding === "causal")
      throw new Error(
        "The support for CAUSAL padding mode in conv1dWithBias is not implemented yet.",
      );
  },
  build(layer, [dims]) {
    const { filters, kernelSize, useBias } = layer.arguments;
    layer.weight("kernel", [
      ...perAxis(kernelSize, rank, "kernelSize"),
      imageOf(layer, dims, rank).channels,
      filters,
    ]);
    if (useBias !== false) layer.weight("bias", [filters]);
  },
  run(layer, [x]) {
    const { dataFormat, sizes } = imageOf(layer, x.dims, rank);
    const { filters, padding } = layer.arguments;
    const [size, strides, dilation] = [
      "kernelSize",
      "strides",
      "dilationRate",
    ].map((name) => perAxis(layer.arguments[name] ?? 1, rank, name));
    if (strides.some((n) => n > 1) && dilation.some((n) => n > 1))
      throw new Error(
        `Strides > 1 not supported in conjunction with dilation_rate > 1.`,
      );
    const made = sizes.map((n, i) =>
      windowed(n, size[i], strides[i], padding ?? "valid", dilation[i]),
    );
    return activated(
      layer,
      oneTensor(layer, x, image(x.dims, dataFormat, filters, made)),
    );
  },
});

const depthwiseConv2d = {
  className: "DepthwiseConv2D",
  build(layer, [dims]) {
    const { kernelSize, depthMultiplier = 1, useBias } = layer.arguments;
    const { channels } = imageOf(layer, dims, 2);
    layer.weight("depthwise_kernel", [
      ...perAxis(kernelSize, 2, "kernelSize"),
      channels,
      depthMultiplier ?? 1,
    ]);
    if (useBias !== false)
      layer.weight("bias", [channels * (depthMultiplier ?? 1)]);
  },
  run(layer, [x]) {
    const { dataFormat, channels, sizes } = imageOf(layer, x.dims, 2);
    const [size, strides, dilation] = [
      "kernelSize",
      "strides",
      "dilationRate",
    ].map((name) => perAxis(layer.arguments[name] ?? 1, 2, name));
    const made = sizes.map((n, i) =>
      windowed(
        n,
        size[i],
        strides[i],
        layer.arguments.padding ?? "valid",
        dilation[i],
      ),
    );
    return activated(
      layer,
      oneTensor(
        layer,
        x,
        image(
          x.dims,
          dataFormat,
          channels * (layer.arguments.depthMultiplier ?? 1),
          made,
        ),
      ),
    );
  },
};

const conv2dTranspose = {
  className: "Conv2DTranspose",
  build(layer, [dims]) {
    const { filters, kernelSize, useBias } = layer.arguments;
    layer.weight("kernel", [
      ...perAxis(kernelSize, 2, "kernelSize"),
      filters,
      imageOf(layer, dims, 2).channels,
    ]);
    if (useBias !== false) layer.weight("bias", [filters]);
  },
  run(layer, [x]) {
    const { dataFormat, sizes } = imageOf(layer, x.dims, 2);
    const { filters, padding } = layer.arguments;
    const size = perAxis(layer.arguments.kernelSize, 2, "kernelSize");
    const strides = perAxis(layer.arguments.strides ?? 1, 2, "strides");
    const made = sizes.map((n, i) =>
      padding === "same"
        ? n * strides[i]
        : n * strides[i] + Math.max(size[i] - strides[i], 0),
    );
    return activated(
      layer,
      oneTensor(layer, x, image(x.dims, dataFormat, filters, made)),
    );
  },
};

const pool = (className, rank) => ({
  className,
  run(layer, [x]) {
    if (className.startsWith("Average") && layer.arguments.padding === "same")
      note("warning", borderGradient);
    const { dataFormat, channels, sizes } = imageOf(layer, x.dims, rank);
    const size = perAxis(layer.arguments.poolSize ?? 2, rank, "poolSize");
    const strides =
      layer.arguments.strides === null || layer.arguments.strides === undefined
        ? size
        : perAxis(layer.arguments.strides, rank, "strides");
    const made = sizes.map((n, i) =>
      windowed(n, size[i], strides[i], layer.arguments.padding ?? "valid"),
    );
    return oneTensor(layer, x, image(x.dims, dataFormat, channels, made));
  },
});

const globalPool = (className, rank) => ({
  className,
  run(layer, [x]) {
    const { channels } = imageOf(layer, x.dims, rank);
    return oneTensor(layer, x, [x.dims[0], channels]);
  },
});

const unread = (className) => ({
  className,
  run: (layer) => {
    throw new UnknownCall(`${layer.kind.path} is not modelled here.`);
  },
});

export const imageKinds = {
  conv1d: conv(1),
  conv2d: conv(2),
  conv3d: conv(3),
  depthwiseConv2d,
  conv2dTranspose,
  maxPooling1d: pool("MaxPooling1D", 1),
  maxPooling2d: pool("MaxPooling2D", 2),
  maxPooling3d: pool("MaxPooling3D", 3),
  averagePooling1d: pool("AveragePooling1D", 1),
  averagePooling2d: pool("AveragePooling2D", 2),
  averagePooling3d: pool("AveragePooling3D", 3),
  globalAveragePooling1d: globalPool("GlobalAveragePooling1D", 1),
  globalAveragePooling2d: globalPool("GlobalAveragePooling2D", 2),
  globalMaxPooling1d: globalPool("GlobalMaxPooling1D", 1),
  globalMaxPooling2d: globalPool("GlobalMaxPooling2D", 2),
  separableConv2d: unread("SeparableConv2D"),
};

/** Second names of the same layers. */
export const aliases = {
  maxPool1d: "maxPooling1d",
  maxPool2d: "maxPooling2d",
  avgPool1d: "averagePooling1d",
  avgPooling1d: "averagePooling1d",
  avgPool2d: "averagePooling2d",
  avgPooling2d: "averagePooling2d",
  avgPool3d: "averagePooling3d",
  avgPooling3d: "averagePooling3d",
  globalMaxPool1d: "globalMaxPooling1d",
  globalMaxPool2d: "globalMaxPooling2d",
};
