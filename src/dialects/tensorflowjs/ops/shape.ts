// Layers and functions that only move elements: reshape, permute, concatenate, slice, padding, cropping, enlarging.
import type { Dim, OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { expected, tuple, tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { axisWord, fixed, layoutIn, layoutWord } from "../rows.ts";
import { read } from "../source.ts";

/** The whole target; −1 was worked out while recording. */
const targetWord = (
  parameter: string,
  withBatch: boolean,
  at: string,
): Word<readonly Dim[]> => ({
  from: [parameter],
  read: (context) => context.outputs[0] ?? [],
  write: (value) => ({
    [parameter]: (withBatch ? value : value.slice(1)).map((dim) =>
      typeof dim === "number" ? dim : -1,
    ),
  }),
  default: { kind: "signature", source: read(at) },
  samples: [],
});

export const reshape: readonly Phrase<"reshape">[] = [
  phrase<"reshape">({
    op: "reshape",
    calls: ["tf.layers.reshape"],
    signature: "targetShape, **kwargs",
    options: {
      target: targetWord(
        "targetShape",
        false,
        "tfjs-layers/src/layers/core.ts · Reshape",
      ),
    },
    claims: layerClaims,
    source: read("tfjs-layers/src/layers/core.ts · Reshape"),
  }),
  phrase<"reshape">({
    op: "reshape",
    calls: ["tf.reshape"],
    signature: "x, shape",
    options: {
      target: targetWord("shape", true, "tfjs-core/src/ops/reshape.ts"),
    },
    claims: { x: input },
    source: read("tfjs-core/src/ops/reshape.ts"),
  }),
];

const permuteAt = "tfjs-layers/src/layers/core.ts · Permute";
const transposeAt = "tfjs-core/src/ops/transpose.ts";
export const permute: readonly Phrase<"permute">[] = [
  phrase<"permute">({
    op: "permute",
    calls: ["tf.layers.permute"],
    signature: "dims, **kwargs",
    options: {
      axes: {
        from: ["dims"],
        read: (context) => {
          const dims = context.argument("dims");
          return [
            0,
            ...tuple(dims, Array.isArray(dims) ? dims.length : 1, "dims"),
          ];
        },
        write: (value) => (value[0] === 0 ? { dims: value.slice(1) } : null),
        default: { kind: "signature", source: read(permuteAt) },
        samples: [[0, 2, 1]],
      },
    },
    claims: layerClaims,
    source: read(permuteAt),
  }),
  phrase<"permute">({
    op: "permute",
    calls: ["tf.transpose"],
    signature: "x, perm=None, conjugate=None",
    options: {
      axes: {
        from: ["perm"],
        read: (context) => {
          const perm = context.argument("perm");
          const rank = context.inputs[0]?.length ?? 0;
          return perm === null
            ? Array.from({ length: rank }, (_, i) => rank - 1 - i)
            : tuple(perm, rank, "perm");
        },
        write: (value) => ({ perm: [...value] }),
        default: { kind: "signature", source: read(transposeAt) },
        samples: [[0, 2, 1, 3]],
      },
    },
    claims: { x: input, conjugate: only(null) },
    source: read(transposeAt),
  }),
];

export const concatenate: readonly Phrase<"concatenate">[] = [
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["tf.layers.concatenate"],
    signature: "axis=-1, **kwargs",
    options: {
      axis: axisWord("tfjs-layers/src/layers/merge.ts · Concatenate"),
    },
    claims: layerClaims,
    source: read("tfjs-layers/src/layers/merge.ts · Concatenate"),
  }),
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["tf.concat"],
    signature: "tensors, axis=0",
    options: { axis: axisWord("tfjs-core/src/ops/concat.ts") },
    claims: { tensors: input },
    source: read("tfjs-core/src/ops/concat.ts"),
  }),
];

type Ranges = OptionsOf<"slice">["ranges"];
const whole = { start: 0, stop: null, step: 1 } as const;

/** Before and after height and width, from one number, one per axis, or two per axis. */
function borders(value: Argument | undefined, name: string): number[][] {
  if (typeof value === "number")
    return [
      [value, value],
      [value, value],
    ];
  if (Array.isArray(value) && value.length === 2)
    return (value as Argument[]).map((each) => [
      ...(typeof each === "number" ? [each, each] : tuple(each, 2, name)),
    ]);
  throw expected(name, "a number, or one or two numbers per axis", value);
}

const firstSpatial = (context: Context): number =>
  layoutIn(context) === "channelsFirst" ? 2 : 1;

function cropped(context: Context): Ranges {
  const pairs = borders(context.argument("cropping"), "cropping");
  const start = firstSpatial(context);
  return (context.inputs[0] ?? []).map((dim, axis) => {
    const [before = 0, after = 0] = pairs[axis - start] ?? [];
    if (typeof dim !== "number" || !pairs[axis - start]) return whole;
    return {
      start: before,
      stop: after === 0 ? null : dim - after,
      step: 1,
    };
  });
}

function sliced(context: Context): Ranges {
  const shape = context.inputs[0] ?? [];
  const begin = tuple(context.argument("begin"), shape.length, "begin");
  const out = context.outputs[0] ?? [];
  return shape.map((dim, axis) => {
    const [start = 0, size] = [begin[axis], out[axis]];
    if (typeof size !== "number") return whole;
    const stop = start + size;
    return { start, stop: stop === dim ? null : stop, step: 1 };
  });
}

const cropAt = "tfjs-layers/src/layers/convolutional.ts · Cropping2D";
const sliceAt = "tfjs-core/src/ops/slice.ts";
const ranges = (
  from: readonly string[],
  of: (context: Context) => Ranges,
  at: string,
): Word<Ranges> => ({
  from,
  read: of,
  write: () => null,
  default: { kind: "signature", source: read(at) },
  samples: [],
});
export const slice: readonly Phrase<"slice">[] = [
  phrase<"slice">({
    op: "slice",
    calls: ["tf.layers.cropping2D"],
    signature: "cropping, dataFormat='channelsLast', **kwargs",
    options: {
      ranges: ranges(["cropping"], cropped, cropAt),
      dropAxes: fixed([], "all axes stay", cropAt),
    },
    claims: { ...layerClaims, dataFormat: elsewhere("which axes are cropped") },
    source: read(cropAt),
  }),
  phrase<"slice">({
    op: "slice",
    calls: ["tf.slice"],
    signature: "x, begin, size=None",
    options: {
      ranges: ranges(["begin", "size"], sliced, sliceAt),
      dropAxes: fixed([], "all axes stay", sliceAt),
    },
    claims: { x: input },
    source: read(sliceAt),
  }),
];

const padAt = "tfjs-layers/src/layers/padding.ts · ZeroPadding2D";
const side = (index: 0 | 1): Word<readonly number[]> => ({
  from: ["padding"],
  read: (context) => {
    const pairs = borders(context.argument("padding"), "padding");
    const start = firstSpatial(context);
    return [0, 1, 2, 3].map((axis) => pairs[axis - start]?.[index] ?? 0);
  },
  write: () => null,
  default: { kind: "signature", source: read(padAt) },
  samples: [],
});
export const pad = phrase<"pad">({
  op: "pad",
  calls: ["tf.layers.zeroPadding2d"],
  signature: "padding=((1, 1), (1, 1)), dataFormat='channelsLast', **kwargs",
  options: {
    before: side(0),
    after: side(1),
    mode: fixed("constant", "the border is filled with zeros", padAt),
    value: fixed(0, "the border is filled with zeros", padAt),
  },
  claims: { ...layerClaims, dataFormat: elsewhere("which axes are padded") },
  source: read(padAt),
});

const upAt = "tfjs-layers/src/layers/convolutional.ts · UpSampling2D";
export const upsample = phrase<"upsample">({
  op: "upsample",
  calls: ["tf.layers.upSampling2d"],
  signature:
    "size=(2, 2), dataFormat='channelsLast', interpolation='nearest', **kwargs",
  options: {
    factors: tupleWord("size", 2, read(upAt)),
    interpolation: {
      from: ["interpolation"],
      read: (context) => {
        const value = context.argument("interpolation");
        if (value === "nearest" || value === "bilinear") return value;
        throw expected("interpolation", "'nearest' or 'bilinear'", value);
      },
      write: (value) => ({ interpolation: value }),
      default: { kind: "signature", source: read(upAt) },
      samples: ["nearest", "bilinear"],
    },
    grid: fixed(
      "asymmetric",
      "the corners of both grids meet: halfPixelCenters is false",
      "tfjs-core/src/ops/image/resize_bilinear.ts",
    ),
    layout: layoutWord(upAt),
  },
  claims: layerClaims,
  source: read(upAt),
});
