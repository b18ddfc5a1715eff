// Every primitive in Float64, as plainly as it can be said: what other engines are judged by.
import { concreteShape } from "../../ir/shape.ts";
import { EngineError } from "../engine.ts";
import type { Pair, Primitive, StepNodeFor } from "../step/primitives.ts";
import { binaryFunctions, unaryFunctions } from "../step/scalarFunctions.ts";
import {
  correlate,
  correlateByKernel,
  largest,
  multiply,
  type Sliding,
} from "./products.ts";
import { broadcastStrides, copy, count, fold, rowMajor } from "./strided.ts";

/** A tensor on the reference. Integers are Float64 too. */
export interface Array64 {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}
export interface Call<P extends Primitive> {
  readonly node: StepNodeFor<P>;
  /** The node's shape at this batch size. */
  readonly shape: readonly number[];
  readonly batchSize: number;
}
type Kernel<P extends Primitive> = (
  call: Call<P>,
  inputs: readonly [Array64, Array64, Array64],
) => Float64Array;

const empty = (shape: readonly number[]): Float64Array =>
  new Float64Array(count(shape));
const whole = (shape: readonly number[], data: Float64Array) => ({
  data,
  offset: 0,
  strides: rowMajor(shape),
});

function binary(
  { node, shape }: Call<"binary">,
  [a, b]: readonly Array64[],
): Float64Array {
  const fn = binaryFunctions[node.attributes.fn];
  const out = empty(shape);
  const of = (x: Array64 | undefined) => ({
    data: (x as Array64).data,
    offset: 0,
    strides: broadcastStrides((x as Array64).shape, shape),
  });
  copy(shape, of(a), whole(shape, out));
  fold(shape, of(b), whole(shape, out), fn);
  return out;
}

function transposed(x: Array64): Array64 {
  const rank = x.shape.length;
  const axes = x.shape.map((_, axis) =>
    axis === rank - 1 ? rank - 2 : axis === rank - 2 ? rank - 1 : axis,
  );
  return permuted(x, axes);
}

function permuted({ shape, data }: Array64, axes: readonly number[]): Array64 {
  const target = axes.map((axis) => shape[axis] ?? 0);
  const own = rowMajor(shape);
  const out = empty(target);
  copy(
    target,
    { data, offset: 0, strides: axes.map((axis) => own[axis] ?? 0) },
    whole(target, out),
  );
  return { shape: target, data: out };
}

const matmul: Kernel<"matmul"> = ({ node, shape }, [a, b]) => {
  const left = node.attributes.transposeA ? transposed(a) : a;
  const right = node.attributes.transposeB ? transposed(b) : b;
  const [m, k, n] = [
    left.shape.at(-2) ?? 0,
    left.shape.at(-1) ?? 0,
    right.shape.at(-1) ?? 0,
  ];
  return multiply(left.data, right.data, {
    batch: count(shape.slice(0, -2)),
    m,
    k,
    n,
  });
};

function sliding(
  image: readonly number[],
  output: readonly number[],
  kernel: Pair,
  attributes: { strides: Pair; before: Pair },
  dilation: Pair,
): Sliding {
  const [n, h, w, c] = image as [number, number, number, number];
  return {
    image: [n, h, w, c],
    output: [output[1] ?? 0, output[2] ?? 0],
    kernel,
    strides: attributes.strides,
    dilation,
    before: attributes.before,
  };
}

const conv2d: Kernel<"conv2d"> = ({ node, shape }, [image, kernel, bias]) => {
  const size: Pair = [kernel.shape[0] ?? 0, kernel.shape[1] ?? 0];
  const out = correlate(
    image.data,
    kernel.data,
    shape[3] ?? 0,
    sliding(
      image.shape,
      shape,
      size,
      node.attributes,
      node.attributes.dilation,
    ),
  );
  if (node.inputs.length > 2) {
    const along = [0, 0, 0, 1];
    const from = { data: bias.data, offset: 0, strides: along };
    fold(shape, from, whole(shape, out), binaryFunctions.add);
  }
  return node.attributes.activation === "relu"
    ? out.map(unaryFunctions.relu)
    : out;
};

const conv2dKernelGradient: Kernel<"conv2dKernelGradient"> = (
  { node },
  [image, gradient],
) => {
  const { kernel, dilation } = node.attributes;
  return correlateByKernel(
    image.data,
    gradient.data,
    gradient.shape[3] ?? 0,
    sliding(image.shape, gradient.shape, kernel, node.attributes, dilation),
  );
};

const pad: Kernel<"pad"> = ({ node, shape }, [x]) => {
  const out = empty(shape).fill(node.attributes.value);
  const strides = rowMajor(shape);
  const offset = node.attributes.before.reduce(
    (sum, n, axis) => sum + n * (strides[axis] ?? 0),
    0,
  );
  copy(x.shape, whole(x.shape, x.data), { data: out, offset, strides });
  return out;
};

const slice: Kernel<"slice"> = ({ node, shape }, [x]) => {
  const out = empty(shape);
  const own = rowMajor(x.shape);
  const { start, stride } = node.attributes;
  const offset = start.reduce((sum, n, axis) => sum + n * (own[axis] ?? 0), 0);
  copy(
    shape,
    {
      data: x.data,
      offset,
      strides: own.map((n, axis) => n * (stride[axis] ?? 1)),
    },
    whole(shape, out),
  );
  return out;
};

const dilate: Kernel<"dilate"> = ({ node, shape }, [x]) => {
  const out = empty(shape);
  const strides = rowMajor(shape).map(
    (n, axis) => n * (node.attributes.factors[axis] ?? 1),
  );
  copy(x.shape, whole(x.shape, x.data), { data: out, offset: 0, strides });
  return out;
};

const concat: Kernel<"concat"> = ({ node, shape }, inputs) => {
  const out = empty(shape);
  const strides = rowMajor(shape);
  let start = 0;
  for (const x of inputs) {
    copy(x.shape, whole(x.shape, x.data), {
      data: out,
      offset: start * (strides[node.attributes.axis] ?? 0),
      strides,
    });
    start += x.shape[node.attributes.axis] ?? 0;
  }
  return out;
};

const broadcastTo: Kernel<"broadcastTo"> = ({ shape }, [x]) => {
  const out = empty(shape);
  copy(
    shape,
    { data: x.data, offset: 0, strides: broadcastStrides(x.shape, shape) },
    whole(shape, out),
  );
  return out;
};

const reduction =
  (
    start: number,
    combine: (a: number, b: number) => number,
  ): Kernel<"reduceSum" | "reduceMax"> =>
  ({ node }, [x]) => {
    const kept = x.shape.map((n, axis) =>
      node.attributes.axes.includes(axis) ? 1 : n,
    );
    const out = empty(kept).fill(start);
    fold(
      x.shape,
      whole(x.shape, x.data),
      { data: out, offset: 0, strides: broadcastStrides(kept, x.shape) },
      combine,
    );
    return out;
  };

const flip: Kernel<"flip"> = ({ node, shape }, [x]) => {
  const out = empty(shape);
  const own = rowMajor(shape);
  const backwards = (axis: number): boolean =>
    node.attributes.axes.includes(axis);
  const offset = own.reduce(
    (sum, n, axis) =>
      sum + (backwards(axis) ? n * ((shape[axis] ?? 1) - 1) : 0),
    0,
  );
  copy(
    shape,
    {
      data: x.data,
      offset,
      strides: own.map((n, axis) => (backwards(axis) ? -n : n)),
    },
    whole(shape, out),
  );
  return out;
};

const gather: Kernel<"gather"> = ({ shape }, [table, indices]) => {
  const out = empty(shape);
  const width = count(table.shape.slice(1));
  indices.data.forEach((index, i) => {
    if (!(index >= 0 && index < (table.shape[0] ?? 0)))
      throw new EngineError(
        `reference: gather: Expected indices from 0 to ${(table.shape[0] ?? 0) - 1}. Received ${index}.`,
      );
    out.set(table.data.subarray(index * width, (index + 1) * width), i * width);
  });
  return out;
};

const scatterAdd: Kernel<"scatterAdd"> = ({ shape }, [indices, rows]) => {
  const out = empty(shape);
  const width = count(shape.slice(1));
  indices.data.forEach((index, i) => {
    if (!(index >= 0 && index < (shape[0] ?? 0)))
      throw new EngineError(
        `reference: scatterAdd: Expected indices from 0 to ${(shape[0] ?? 0) - 1}. Received ${index}.`,
      );
    for (let j = 0; j < width; j++)
      out[index * width + j] =
        (out[index * width + j] ?? 0) + (rows.data[i * width + j] ?? 0);
  });
  return out;
};

const argMax: Kernel<"argMax"> = ({ node, shape }, [x]) => {
  const { axis } = node.attributes;
  const n = x.shape[axis] ?? 0;
  const inner = count(x.shape.slice(axis + 1));
  return empty(shape).map((_, place) => {
    const base = Math.floor(place / inner) * n * inner + (place % inner);
    let best = 0;
    for (let i = 1; i < n; i++)
      if (
        (x.data[base + i * inner] as number) >
        (x.data[base + best * inner] as number)
      )
        best = i;
    return best;
  });
};

/** Primitives that compute one value; inputs are fed, and a scan has several (scan.ts). */
export type Plain = Exclude<Primitive, "input" | "scan" | "scanResult">;

export const kernels: { readonly [P in Plain]: Kernel<P> } = {
  constant: ({ node }) => Float64Array.from(node.attributes.values),
  extent: ({ node, batchSize }) =>
    Float64Array.of(count(concreteShape(node.attributes.dims, batchSize))),
  unary: ({ node }, [x]) => x.data.map(unaryFunctions[node.attributes.fn]),
  binary,
  select: (_, [condition, a, b]) =>
    condition.data.map((c, i) => (c !== 0 ? a.data[i] : b.data[i]) as number),
  matmul,
  conv2d,
  conv2dKernelGradient,
  maxPool: ({ node, shape }, [image]) =>
    largest(
      image.data,
      sliding(
        image.shape,
        shape,
        node.attributes.size,
        node.attributes,
        [1, 1],
      ),
    ),
  pad,
  slice,
  dilate,
  concat,
  reshape: (_, [x]) => x.data,
  transpose: ({ node }, [x]) => permuted(x, node.attributes.axes).data,
  broadcastTo,
  reduceSum: reduction(0, (a, b) => a + b),
  reduceMax: reduction(-Infinity, Math.max),
  flip,
  gather,
  scatterAdd,
  oneHot: ({ node, shape }, [indices]) => {
    const out = empty(shape);
    const { depth } = node.attributes;
    indices.data.forEach((index, i) => {
      if (index >= 0 && index < depth) out[i * depth + index] = 1;
    });
    return out;
  },
  argMax,
  cast: ({ node }, [x]) =>
    node.attributes.to === "int32" ? x.data.map(Math.trunc) : x.data,
};
