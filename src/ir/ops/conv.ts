// Convolution over one, two or three spatial axes, as cross-correlation.
import { values, speedOnly, type Op } from "../op.ts";
import { windowOutput, type Padding } from "../padding.ts";
import { IrError, type Layout } from "../shape.ts";
import { image, imageOf } from "./window.ts";

export interface ConvOptions {
  filters: number;
  kernelSize: readonly number[];
  strides: readonly number[];
  padding: Padding;
  paddingMode: "zeros" | "reflect" | "replicate" | "circular";
  dilation: readonly number[];
  groups: number;
  useBias: boolean;
  layout: Layout;
}

export const conv: Op<ConvOptions> = {
  title: "Convolution",
  says: "Slides a small kernel over the input and takes a weighted sum at every place.",
  options: {
    filters: values("How many kernels, so how many output channels."),
    kernelSize: values("Height and width of the kernel."),
    strides: values("How far the kernel moves between two places."),
    padding: values(
      "How many zeros surround the input before the kernel slides.",
    ),
    paddingMode: values("What the border is filled with."),
    dilation: values("The gap between the kernel's taps."),
    groups: values("Into how many separate groups the channels are split."),
    useBias: values(
      "Whether a learned constant is added to each output channel.",
    ),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape([input], options) {
    const { batch, channels, spatial } = imageOf(
      input,
      options.layout,
      options.kernelSize.length,
      "conv",
    );
    if (
      channels % options.groups !== 0 ||
      options.filters % options.groups !== 0
    ) {
      throw new IrError(
        `Expected groups to divide input and output channels. Received groups=${options.groups}, channels ${channels} → ${options.filters}.`,
      );
    }
    const window = {
      size: options.kernelSize,
      strides: options.strides,
      dilation: options.dilation,
    };
    return [
      image(
        batch,
        options.filters,
        windowOutput(options.padding, spatial, window),
        options.layout,
      ),
    ];
  },
  roles([input], options) {
    const { channels } = imageOf(
      input,
      options.layout,
      options.kernelSize.length,
      "conv",
    );
    const taps = options.kernelSize.reduce((product, k) => product * k, 1);
    const perGroup = channels / options.groups;
    const fans = { fanIn: perGroup * taps, fanOut: options.filters * taps };
    return {
      kernel: {
        shape: [options.filters, perGroup, ...options.kernelSize],
        fans,
        state: false,
      },
      ...(options.useBias && {
        bias: { shape: [options.filters], fans, state: false },
      }),
    };
  },
};
