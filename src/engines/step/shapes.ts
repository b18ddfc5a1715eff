// Shape and type of what each primitive gives: the check that a step graph is well formed.
import { sameDim, type Dim } from "../../ir/shape.ts";
import {
  at,
  broadcast,
  dimAt,
  elements,
  printShape,
  sameShape,
  sizeAt,
} from "./dims.ts";
import { StepError } from "./graph.ts";
import { inputCounts, type Count } from "./inputCounts.ts";
import type {
  Attributes,
  Primitive,
  Shape,
  Slide,
  StepNode,
  StepNodeFor,
  StepType,
} from "./primitives.ts";
import { scanResults, scanTensor } from "./scanShapes.ts";

export interface Tensor {
  readonly shape: Shape;
  readonly type: StepType;
}
type Rule<P extends Primitive> = (
  inputs: readonly Tensor[],
  attributes: Attributes[P],
) => Tensor;

/** Primitives whose shape follows from their inputs; the others say it themselves. */
export type Derived = Exclude<Primitive, "input" | "constant">;

const float = (shape: Shape): Tensor => ({ shape, type: "float32" });

function insist(
  condition: boolean,
  expected: string,
  inputs: readonly Tensor[],
): void {
  if (!condition)
    throw new StepError(
      `Expected ${expected}. Received ${inputs.map(({ shape, type }) => `${printShape(shape)} ${type}`).join(", ")}.`,
    );
}

/** Size of one spatial axis after a window slid over it. */
export function slideOutput(
  n: number,
  span: number,
  slide: Slide,
  axis: 0 | 1,
): number {
  const room = n + slide.before[axis] + slide.after[axis] - span;
  if (room < 0)
    throw new StepError(
      `Expected a window no larger than the padded image. Received window ${span}, image ${room + span}.`,
    );
  return Math.floor(room / slide.strides[axis]) + 1;
}

function slid(
  image: Shape,
  slide: Slide,
  spans: readonly [number, number],
  channels: Dim,
): Shape {
  return [
    dimAt(image, 0),
    slideOutput(sizeAt(image, 1), spans[0], slide, 0),
    slideOutput(sizeAt(image, 2), spans[1], slide, 1),
    channels,
  ];
}

const span = (size: number, dilation: number): number =>
  dilation * (size - 1) + 1;

function reduced(
  shape: Shape,
  axes: readonly number[],
  keepDims: boolean,
): Shape {
  return keepDims
    ? shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
    : shape.filter((_, axis) => !axes.includes(axis));
}

const reduction: Rule<"reduceSum" | "reduceMax"> = (
  inputs,
  { axes, keepDims },
) => {
  const { shape } = at(inputs, 0);
  insist(
    axes.every((axis) => axis < shape.length),
    `axes (${axes.join(", ")}) to exist`,
    inputs,
  );
  return float(reduced(shape, axes, keepDims));
};

const matmul: Rule<"matmul"> = (inputs, { transposeA, transposeB }) => {
  const [a, b] = [at(inputs, 0).shape, at(inputs, 1).shape];
  insist(
    a.length >= 2 &&
      a.length === b.length &&
      sameShape(a.slice(0, -2), b.slice(0, -2)),
    "matrices of equal rank and leading axes",
    inputs,
  );
  const [m, k] = transposeA ? [a.at(-1), a.at(-2)] : [a.at(-2), a.at(-1)];
  const [k2, n] = transposeB ? [b.at(-1), b.at(-2)] : [b.at(-2), b.at(-1)];
  insist(sameDim(k as Dim, k2 as Dim), "inner sizes that agree", inputs);
  return float([...a.slice(0, -2), m as Dim, n as Dim]);
};

const conv2d: Rule<"conv2d"> = (inputs, attributes) => {
  const [image, kernel] = [at(inputs, 0).shape, at(inputs, 1).shape];
  insist(
    image.length === 4 &&
      kernel.length === 4 &&
      sameDim(dimAt(image, 3), dimAt(kernel, 2)),
    "an image N,H,W,C and a kernel H,W,C,O",
    inputs,
  );
  const bias = inputs[2]?.shape;
  insist(
    bias === undefined || sameShape(bias, [dimAt(kernel, 3)]),
    "a bias for each of the kernel's O",
    inputs,
  );
  const { strides, dilation } = attributes;
  insist(
    ([0, 1] as const).every(
      (axis) => strides[axis] === 1 || dilation[axis] === 1,
    ) &&
      (Math.max(...strides) === 1 || Math.max(...dilation) === 1),
    "stride or dilation to be 1",
    inputs,
  );
  const spans = [
    span(sizeAt(kernel, 0), dilation[0]),
    span(sizeAt(kernel, 1), dilation[1]),
  ] as const;
  return float(slid(image, attributes, spans, dimAt(kernel, 3)));
};

const conv2dKernelGradient: Rule<"conv2dKernelGradient"> = (
  inputs,
  attributes,
) => {
  const [image, gradient] = [at(inputs, 0).shape, at(inputs, 1).shape];
  const { kernel, dilation } = attributes;
  const spans = [
    span(kernel[0], dilation[0]),
    span(kernel[1], dilation[1]),
  ] as const;
  insist(
    sameShape(slid(image, attributes, spans, dimAt(gradient, 3)), gradient),
    "an image and the gradient of its convolution",
    inputs,
  );
  return float([...kernel, dimAt(image, 3), dimAt(gradient, 3)]);
};

const slice: Rule<"slice"> = (inputs, { start, size, stride }) => {
  const { shape, type } = at(inputs, 0);
  const fits = shape.every((dim, axis) => {
    const [from, count, step] = [
      start[axis] ?? 0,
      size[axis] as Dim,
      stride[axis] ?? 1,
    ];
    if (typeof dim !== "number" || typeof count !== "number")
      return from === 0 && step === 1 && sameDim(dim, count);
    return (
      from >= 0 && step >= 1 && count >= 1 && from + (count - 1) * step < dim
    );
  });
  insist(
    fits && start.length === shape.length && size.length === shape.length,
    `a slice from (${start.join(", ")}) of ${printShape(size)} by (${stride.join(", ")}) to lie inside`,
    inputs,
  );
  return { shape: size, type };
};

const pad: Rule<"pad"> = (inputs, { before, after }) => {
  const { shape, type } = at(inputs, 0);
  const padded = shape.map((dim, axis): Dim => {
    const extra = (before[axis] ?? 0) + (after[axis] ?? 0);
    insist(
      typeof dim === "number" || extra === 0,
      "the batch axis to stay as it is",
      inputs,
    );
    return typeof dim === "number" ? dim + extra : dim;
  });
  insist(
    [...before, ...after].every((n) => n >= 0),
    "padding that is not negative",
    inputs,
  );
  return { shape: padded, type };
};

const dilate: Rule<"dilate"> = (inputs, { factors }) => {
  const { shape, type } = at(inputs, 0);
  const dilated = shape.map((dim, axis): Dim => {
    const factor = factors[axis] ?? 1;
    insist(
      typeof dim === "number" || factor === 1,
      "the batch axis to stay as it is",
      inputs,
    );
    return typeof dim === "number" ? (dim - 1) * factor + 1 : dim;
  });
  return { shape: dilated, type };
};

const concat: Rule<"concat"> = (inputs, { axis }) => {
  const { shape, type } = at(inputs, 0);
  const others = (s: Shape): Shape => s.filter((_, i) => i !== axis);
  insist(
    inputs.every(
      (input) =>
        input.type === type && sameShape(others(input.shape), others(shape)),
    ),
    `tensors equal but for axis ${axis}`,
    inputs,
  );
  const total = inputs.reduce(
    (sum, input) => sum + sizeAt(input.shape, axis),
    0,
  );
  return { shape: shape.map((dim, i) => (i === axis ? total : dim)), type };
};

const reshape: Rule<"reshape"> = (inputs, { shape }) => {
  const input = at(inputs, 0);
  const [before, after] = [elements(input.shape), elements(shape)];
  insist(
    before.coefficient === after.coefficient &&
      before.batchPower === after.batchPower,
    `as many elements as ${printShape(shape)}`,
    inputs,
  );
  return { shape, type: input.type };
};

const transpose: Rule<"transpose"> = (inputs, { axes }) => {
  const { shape, type } = at(inputs, 0);
  insist(
    axes.length === shape.length && new Set(axes).size === axes.length,
    `each axis once in (${axes.join(", ")})`,
    inputs,
  );
  return { shape: axes.map((axis) => dimAt(shape, axis)), type };
};

const broadcastTo: Rule<"broadcastTo"> = (inputs, { shape }) => {
  const input = at(inputs, 0);
  insist(
    sameShape(broadcast(input.shape, shape), shape),
    `a shape that broadcasts to ${printShape(shape)}`,
    inputs,
  );
  return { shape, type: input.type };
};

const select: Rule<"select"> = (inputs) => {
  const [condition, a, b] = [at(inputs, 0), at(inputs, 1), at(inputs, 2)];
  insist(
    sameShape(condition.shape, a.shape) &&
      sameShape(a.shape, b.shape) &&
      a.type === b.type,
    "a condition and two tensors of one shape",
    inputs,
  );
  return a;
};

const gather: Rule<"gather"> = (inputs) => {
  const [table, indices] = [at(inputs, 0), at(inputs, 1)];
  insist(
    indices.type === "int32" && table.shape.length >= 1,
    "a table and int32 indices",
    inputs,
  );
  return {
    shape: [...indices.shape, ...table.shape.slice(1)],
    type: table.type,
  };
};

const scatterAdd: Rule<"scatterAdd"> = (inputs, { count }) => {
  const [indices, rows] = [at(inputs, 0), at(inputs, 1)];
  const rank = indices.shape.length;
  insist(
    indices.type === "int32" &&
      rows.type === "float32" &&
      sameShape(rows.shape.slice(0, rank), indices.shape),
    "int32 indices and a row for each",
    inputs,
  );
  return float([count, ...rows.shape.slice(rank)]);
};

const same: (inputs: readonly Tensor[]) => Tensor = (inputs) => at(inputs, 0);

const rules: { readonly [P in Derived]: Rule<P> } = {
  extent: () => float([]),
  unary: same,
  binary: (inputs) =>
    float(broadcast(at(inputs, 0).shape, at(inputs, 1).shape)),
  select,
  matmul,
  conv2d,
  conv2dKernelGradient,
  maxPool: (inputs, attributes) => {
    const { shape } = at(inputs, 0);
    return float(slid(shape, attributes, attributes.size, dimAt(shape, 3)));
  },
  pad,
  slice,
  dilate,
  concat,
  reshape,
  transpose,
  broadcastTo,
  reduceSum: reduction,
  reduceMax: reduction,
  flip: same,
  gather,
  scatterAdd,
  oneHot: (inputs, { depth }) => {
    insist(at(inputs, 0).type === "int32", "int32 indices", inputs);
    return float([...at(inputs, 0).shape, depth]);
  },
  argMax: (inputs, { axis }) => ({
    shape: reduced(at(inputs, 0).shape, [axis], false),
    type: "int32",
  }),
  cast: (inputs, { to }) => ({ shape: at(inputs, 0).shape, type: to }),
  scan: scanTensor,
  scanResult: ([scan], { index }) => {
    insist(isScan(scan), "a scan", scan ? [scan] : []);
    return at(scanResults((scan as StepNodeFor<"scan">).attributes), index);
  },
};

const isScan = (tensor: Tensor | undefined): boolean =>
  tensor !== undefined && (tensor as Partial<StepNode>).primitive === "scan";

/** What a primitive gives for these inputs. Throws a StepError that names the primitive where they do not fit. */
export function inferTensor<P extends Derived>(
  primitive: P,
  inputs: readonly Tensor[],
  attributes: Attributes[P],
): Tensor {
  try {
    const count: Count = inputCounts[primitive];
    const counts = typeof count === "number" ? [count] : count;
    insist(
      counts === "any" ? inputs.length > 0 : counts.includes(inputs.length),
      `${counts === "any" ? counts : counts.join(" or ")} inputs`,
      inputs,
    );
    const rule = rules[primitive] as Rule<P>;
    return rule(inputs, attributes);
  } catch (error) {
    if (error instanceof Error)
      throw new StepError(`${primitive}: ${error.message}`, { cause: error });
    throw error;
  }
}
