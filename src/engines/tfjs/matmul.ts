// Matrix products, shaped so that each backend takes its fast path.
import * as tf from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernels.ts";

const swapped = (x: tf.Tensor): tf.Tensor => {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [
    ...axes.slice(0, -2),
    x.shape.length - 1,
    x.shape.length - 2,
  ]);
};

/**
 * On wasm only a plain product of two matrices reaches XNNPACK; a transposed or stacked one takes a loop ten times slower. The right matrix
 * is repacked at every call, so for a·bᵀ with a large b, (b·aᵀ)ᵀ packs the small one.
 */
function plain(
  a: tf.Tensor,
  b: tf.Tensor,
  transposeA: boolean,
  transposeB: boolean,
): tf.Tensor {
  if (transposeB && b.size > a.size)
    return tf.transpose(
      tf.matMul(b as tf.Tensor2D, transposeA ? a : swapped(a)),
    );
  return tf.matMul(transposeA ? swapped(a) : a, transposeB ? swapped(b) : b);
}

function stacked(
  a: tf.Tensor,
  b: tf.Tensor,
  transposeA: boolean,
  transposeB: boolean,
): tf.Tensor {
  const matrices = (x: tf.Tensor): tf.Tensor[] =>
    tf.unstack(tf.reshape(x, [-1, ...x.shape.slice(-2)]));
  const right = matrices(b);
  const products = matrices(a).map((left, i) =>
    plain(left, right[i] as tf.Tensor, transposeA, transposeB),
  );
  return tf.stack(products);
}

/** How many small products are still faster than one slow one. */
const mostStacked = 256;

export const matmul: Kernel<"matmul"> = (
  inputs,
  { transposeA, transposeB },
  { backend, shape },
) => {
  const [a, b] = inputs as readonly [tf.Tensor, tf.Tensor];
  if (backend !== "wasm") return tf.matMul(a, b, transposeA, transposeB);
  if (a.rank === 2) return plain(a, b, transposeA, transposeB);
  const count = shape.slice(0, -2).reduce((all, n) => all * n, 1);
  if (count > mostStacked || count === 0)
    return tf.matMul(a, b, transposeA, transposeB);
  return tf.reshape(stacked(a, b, transposeA, transposeB), [...shape]);
};
