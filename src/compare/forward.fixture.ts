// Test support: what a small model computes for one example, in plain loops, so that rewritings can be judged by numbers.
import {
  axesOf,
  concreteShape,
  optionValues,
  paddingAmounts,
  type Layout,
  type Model,
  type Node,
  type NodeFor,
  type Weight,
} from "../ir/index.ts";

interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** The model's answer for one example (batch size 1). */
export function forward(
  model: Model,
  weights: ReadonlyMap<string, Weight>,
  example: readonly number[],
): readonly number[] {
  const shapeOf = (id: string) =>
    concreteShape(model.values[id]?.shape ?? [], 1);
  const known = new Map<string, Tensor>();
  known.set("x", { shape: shapeOf("x"), data: example });
  for (const node of model.nodes) {
    const input = known.get(node.inputs[0] ?? "")!;
    const weight = (role: string) => weights.get(node.parameters[role] ?? "")!;
    const id = node.outputs[0] ?? "";
    const shape = shapeOf(id);
    known.set(id, { shape, data: compute(node, input, shape, weight) });
  }
  return known.get(model.outputs[0] ?? "")!.data;
}

function compute(
  node: Node,
  input: Tensor,
  shape: readonly number[],
  weight: (role: string) => Weight,
): readonly number[] {
  switch (node.op) {
    case "conv":
      return slide(node, input, shape, weight("kernel"), weight("bias"));
    case "maxPool":
      return largest(node, input, shape);
    case "activation":
      return input.data.map((value) => Math.max(value, 0));
    case "dense":
      return dense(input, weight("kernel"), weight("bias"));
    case "flatten":
    case "dropout":
      return input.data;
    default:
      throw new Error(`Expected a small model. Received ${node.op}.`);
  }
}

/** Reads and counts images by channel and place, whatever their layout. */
function images(shape: readonly number[], layout: Layout) {
  const { channel, spatial } = axesOf(layout, 4);
  const [h = 0, w = 0] = spatial.map((axis) => shape[axis] ?? 0);
  const channels = shape[channel] ?? 0;
  const at = (c: number, y: number, x: number) =>
    layout === "channelsFirst"
      ? (c * h + y) * w + x
      : (y * w + x) * channels + c;
  return { h, w, channels, at };
}

function eachPlace(
  shape: readonly number[],
  layout: Layout,
  value: (c: number, y: number, x: number) => number,
): number[] {
  const { h, w, channels, at } = images(shape, layout);
  const data = Array<number>(h * w * channels).fill(0);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) data[at(c, y, x)] = value(c, y, x);
  return data;
}

function slide(
  node: NodeFor<"conv">,
  input: Tensor,
  shape: readonly number[],
  kernel: Weight,
  bias: Weight,
): number[] {
  const { kernelSize, strides, dilation, padding, layout } = optionValues(node);
  const { h, w, channels, at } = images(input.shape, layout);
  const { before } = paddingAmounts(padding, [h, w], {
    size: kernelSize,
    strides,
    dilation,
  });
  const [kh = 1, kw = 1] = kernelSize;
  return eachPlace(shape, layout, (o, y, x) => {
    let sum = bias.data[o] ?? 0;
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < kh; i++)
        for (let j = 0; j < kw; j++) {
          const row = y + i - (before[0] ?? 0);
          const column = x + j - (before[1] ?? 0);
          if (row < 0 || column < 0 || row >= h || column >= w) continue;
          const tap = ((o * channels + c) * kh + i) * kw + j;
          sum +=
            (kernel.data[tap] ?? 0) * (input.data[at(c, row, column)] ?? 0);
        }
    return sum;
  });
}

function largest(
  node: NodeFor<"maxPool">,
  input: Tensor,
  shape: readonly number[],
): number[] {
  const { poolSize, strides, layout } = optionValues(node);
  const { at } = images(input.shape, layout);
  const [ph = 1, pw = 1] = poolSize;
  return eachPlace(shape, layout, (c, y, x) => {
    let most = -Infinity;
    for (let i = 0; i < ph; i++)
      for (let j = 0; j < pw; j++)
        most = Math.max(
          most,
          input.data[
            at(c, y * (strides[0] ?? 1) + i, x * (strides[1] ?? 1) + j)
          ] ?? 0,
        );
    return most;
  });
}

function dense(input: Tensor, kernel: Weight, bias: Weight): number[] {
  const units = kernel.shape[1] ?? 0;
  return Array.from({ length: units }, (_, unit) =>
    input.data.reduce(
      (sum, value, i) => sum + value * (kernel.data[i * units + unit] ?? 0),
      bias.data[unit] ?? 0,
    ),
  );
}
