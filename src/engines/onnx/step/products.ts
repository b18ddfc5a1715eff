// Matrix products and convolutions as ONNX nodes.
import { lowest } from "../../step/gradients/maxPool.ts";
import type { Emitter } from "./emitter.ts";
import { inOrder, type Laid } from "./laid.ts";
import { input, type Translation } from "./translation.ts";

/** Whether the last two axes lie swapped and the others in order; null where they lie otherwise. */
function swapped({ order }: Laid): boolean | null {
  const last = order.length - 1;
  if (!order.slice(0, -2).every((axis, i) => axis === i)) return null;
  return order[last] === last - 1;
}

/** A matrix operand as it lies, with its transposition. */
function operand(
  e: Emitter,
  x: Laid,
  transposed: boolean,
): { readonly name: string; readonly transposed: boolean } {
  const swap = swapped(x);
  if (swap === null) return { name: e.settled(x).name, transposed };
  return { name: x.name, transposed: transposed !== swap };
}

export const matmul: Translation<"matmul"> = (
  e,
  { transposeA, transposeB },
  inputs,
  shape,
) =>
  e.plain(
    product(
      e,
      operand(e, input(inputs, 0), transposeA),
      operand(e, input(inputs, 1), transposeB),
      shape.length,
    ),
    shape,
  );

type Operand = ReturnType<typeof operand>;

/** The product of two stacks of matrices of this rank, in the way that is fast on the target. */
export function product(
  e: Emitter,
  a: Operand,
  b: Operand,
  rank: number,
): string {
  if (!a.transposed && !b.transposed) return e.b.op("MatMul", [a.name, b.name]);
  if (rank === 2)
    return e.b.op("Gemm", [a.name, b.name], {
      transA: Number(a.transposed),
      transB: Number(b.transposed),
    });
  if (e.target.transposedProducts)
    return e.b.op(
      "FusedMatMul",
      [a.name, b.name],
      { transA: Number(a.transposed), transB: Number(b.transposed) },
      "com.microsoft",
    );
  const turned = ({ name, transposed }: Operand): string => {
    const perm = inOrder(rank);
    perm.push(perm.splice(-2, 1)[0] ?? 0);
    return transposed ? e.b.op("Transpose", [name], { perm }) : name;
  };
  return e.b.op("MatMul", [turned(a), turned(b)]);
}

/** N,H,W,C as it lies for ONNX: N,C,H,W. */
export const imageOrder = [0, 3, 1, 2];
/** H,W,I,O as it lies for ONNX: O,I,H,W. */
export const kernelOrder = [3, 2, 0, 1];

const image = (e: Emitter, x: Laid): Laid => e.arranged(x, imageOrder);

/** Images stay as convolutions give them, or go back at once. */
function given(e: Emitter, name: string, shape: readonly number[]): Laid {
  const laid: Laid = { name, shape, order: imageOrder, type: "float32" };
  return e.target.channelsFirst ? laid : e.settled(laid);
}

/** onnxruntime takes the ReLU behind a convolution into it (FusedConv). */
export const conv2d: Translation<"conv2d"> = (e, attributes, inputs, shape) => {
  const x = image(e, input(inputs, 0));
  const kernel = e.arranged(input(inputs, 1), kernelOrder);
  const bias = inputs[2];
  const { strides, dilation, before, after, activation } = attributes;
  const made = e.b.op(
    "Conv",
    [x.name, kernel.name, ...(bias ? [e.settled(bias).name] : [])],
    {
      strides,
      dilations: dilation,
      pads: [...before, ...after],
      kernel_shape: kernel.shape.slice(0, 2),
    },
  );
  return given(
    e,
    activation === "relu" ? e.b.unary("Relu", made) : made,
    shape,
  );
};

/** ONNX wants borders smaller than the window: a larger one is put on first. */
export const maxPool: Translation<"maxPool"> = (
  e,
  { size, strides, before, after },
  inputs,
  shape,
) => {
  const x = image(e, input(inputs, 0)).name;
  const wide = [...before, ...after].some((n, i) => n >= (size[i % 2] ?? 1));
  const pads = [0, 0, ...before, 0, 0, ...after];
  const bordered = wide
    ? e.b.op("Pad", [x, e.b.ints(pads), e.b.number(lowest)], {
        mode: "constant",
      })
    : x;
  return given(
    e,
    e.b.op("MaxPool", [bordered], {
      kernel_shape: size,
      strides,
      pads: wide ? [0, 0, 0, 0] : [...before, ...after],
    }),
    shape,
  );
};
