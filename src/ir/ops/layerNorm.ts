// Normalisation of each example over some of its axes.
import { values, type Op } from "../op.ts";
import { IrError, staticDim } from "../shape.ts";

export interface LayerNormOptions {
  /** The axes normalised together, ascending, never negative. */
  axes: readonly number[];
  epsilon: number;
  center: boolean;
  scale: boolean;
}

export const layerNorm: Op<LayerNormOptions> = {
  title: "Layer normalisation",
  says: "Shifts and scales each example to mean 0 and variance 1 over the given axes, then by learned numbers.",
  options: {
    axes: values("Which axes are normalised together."),
    epsilon: values(
      "A small number added to the variance before the square root.",
    ),
    center: values("Whether a learned shift is added."),
    scale: values("Whether a learned factor is applied."),
  },
  shape([input], { axes }) {
    if (!input || axes.some((axis) => axis >= input.length))
      throw new IrError(
        `Expected layerNorm's axes to exist. Received (${axes.join(", ")}).`,
      );
    return [input];
  },
  roles([input], { axes, center, scale }) {
    const shape = axes.map((axis) =>
      staticDim(input?.[axis], "a normalised axis"),
    );
    const size = shape.reduce((product, n) => product * n, 1);
    const one = { shape, fans: { fanIn: size, fanOut: size }, state: false };
    return { ...(scale && { scale: one }), ...(center && { shift: one }) };
  },
};
