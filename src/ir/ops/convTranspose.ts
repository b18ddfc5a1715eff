// Transposed convolution: the gradient of a convolution with respect to its input, used as a layer.
import { values, speedOnly, type Op } from "../op.ts";
import type { Padding } from "../padding.ts";
import type { Layout } from "../shape.ts";
import { image, imageOf } from "./window.ts";

export interface ConvTransposeOptions {
  filters: number;
  kernelSize: readonly number[];
  strides: readonly number[];
  /** What is cropped from the full output, before and after each spatial axis; `same` makes output = input · stride. */
  crop: Padding;
  /** Extra size added at the end of each spatial axis. */
  outputPadding: readonly number[];
  dilation: readonly number[];
  groups: number;
  useBias: boolean;
  layout: Layout;
}

/** Output size of one axis: (n−1)·s + d·(k−1) + 1 + outputPadding − crop; `same` gives n·s (keras/src/backend/common/backend_utils.py). */
export function transposedOutput(
  n: number,
  axis: number,
  options: ConvTransposeOptions,
): number {
  const stride = options.strides[axis] ?? 1;
  const extent =
    (options.dilation[axis] ?? 1) * ((options.kernelSize[axis] ?? 1) - 1) + 1;
  if (options.crop.kind === "same") return n * stride;
  return (
    (n - 1) * stride +
    extent +
    (options.outputPadding[axis] ?? 0) -
    (options.crop.before[axis] ?? 0) -
    (options.crop.after[axis] ?? 0)
  );
}

export const convTranspose: Op<ConvTransposeOptions> = {
  title: "Transposed convolution",
  says: "Spreads every input value over a window of the output, weighted by a kernel; with strides it enlarges the image.",
  options: {
    filters: values("How many output channels."),
    kernelSize: values("Height and width of the kernel."),
    strides: values("How far apart neighbouring inputs land in the output."),
    crop: values("How much of the full output's border is cut away."),
    outputPadding: values("Extra rows and columns at the end of the output."),
    dilation: values("The gap between the kernel's taps."),
    groups: values("Into how many separate groups the channels are split."),
    useBias: values(
      "Whether a learned constant is added to each output channel.",
    ),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape([input], options) {
    const { batch, spatial } = imageOf(
      input,
      options.layout,
      options.kernelSize.length,
      "convTranspose",
    );
    return [
      image(
        batch,
        options.filters,
        spatial.map((n, axis) => transposedOutput(n, axis, options)),
        options.layout,
      ),
    ];
  },
  /** Kernel (in, out / groups, …), as in torch. */
  roles([input], options) {
    const { channels } = imageOf(
      input,
      options.layout,
      options.kernelSize.length,
      "convTranspose",
    );
    const taps = options.kernelSize.reduce((product, k) => product * k, 1);
    const fans = {
      fanIn: channels * taps,
      fanOut: (options.filters / options.groups) * taps,
    };
    return {
      kernel: {
        shape: [
          channels,
          options.filters / options.groups,
          ...options.kernelSize,
        ],
        fans,
        state: false,
      },
      ...(options.useBias && {
        bias: { shape: [options.filters], fans, state: false },
      }),
    };
  },
};
