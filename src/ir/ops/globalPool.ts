// Mean or maximum over all spatial axes.
import { values, speedOnly, type Op } from "../op.ts";
import { axesOf, IrError, type Layout } from "../shape.ts";

export interface GlobalPoolOptions {
  reduce: "mean" | "max";
  keepDims: boolean;
  layout: Layout;
}

export const globalPool: Op<GlobalPoolOptions> = {
  title: "Global pooling",
  says: "Reduces every channel to one number.",
  options: {
    reduce: values("Mean or maximum."),
    keepDims: values("Whether the spatial axes stay, with size 1."),
    layout: speedOnly("Where the channels stand: N,C,H,W or N,H,W,C."),
  },
  shape([input], { keepDims, layout }) {
    if (!input || input.length < 3)
      throw new IrError("Expected globalPool to receive an image.");
    const { spatial } = axesOf(layout, input.length);
    return [
      keepDims
        ? input.map((dim, axis) => (spatial.includes(axis) ? 1 : dim))
        : input.filter((_, axis) => !spatial.includes(axis)),
    ];
  },
};
