// Padding as dialects say it, and the amounts it means at one input size.
import { IrError } from "./shape.ts";

export type Padding =
  /** So many zeros before and after each spatial axis. `valid` is all zeros. */
  | {
      readonly kind: "explicit";
      readonly before: readonly number[];
      readonly after: readonly number[];
    }
  /** Output size = ceil(input / stride); where the total is odd the extra zero stands at `extra`. TensorFlow's SAME. */
  | { readonly kind: "same"; readonly extra: "end" | "start" };

export const noPadding = (rank: number): Padding => ({
  kind: "explicit",
  before: Array<number>(rank).fill(0),
  after: Array<number>(rank).fill(0),
});

export interface Window {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
}

/** The zeros before and after each spatial axis at this input size. SAME: tensorflow/core/framework/common_shape_fns.cc. */
export function paddingAmounts(
  padding: Padding,
  input: readonly number[],
  window: Window,
): { before: number[]; after: number[] } {
  if (padding.kind === "explicit")
    return { before: [...padding.before], after: [...padding.after] };
  const total = input.map((n, i) => {
    const stride = at(window.strides, i);
    const span = at(window.dilation, i) * (at(window.size, i) - 1) + 1;
    return Math.max((Math.ceil(n / stride) - 1) * stride + span - n, 0);
  });
  const small = total.map((n) => Math.floor(n / 2));
  const large = total.map((n, i) => n - at(small, i));
  return padding.extra === "end"
    ? { before: small, after: large }
    : { before: large, after: small };
}

/** Output size of a window sliding over a padded axis. With `ceil` a last window may start inside input or left padding, never beyond (PyTorch's rule). */
export function windowOutput(
  padding: Padding,
  input: readonly number[],
  window: Window,
  rounding: "floor" | "ceil" = "floor",
): number[] {
  const { before, after } = paddingAmounts(padding, input, window);
  return input.map((n, i) => {
    const stride = at(window.strides, i);
    const span = at(window.dilation, i) * (at(window.size, i) - 1) + 1;
    const room = n + at(before, i) + at(after, i) - span;
    if (room < 0) {
      throw new IrError(
        `Expected a window no larger than its padded input. Received window ${span}, padded input ${room + span} on spatial axis ${i}.`,
      );
    }
    if (rounding === "floor") return Math.floor(room / stride) + 1;
    const out = Math.ceil(room / stride) + 1;
    return (out - 1) * stride >= n + at(before, i) ? out - 1 : out;
  });
}

const at = (list: readonly number[], i: number): number => list[i] ?? 0;
