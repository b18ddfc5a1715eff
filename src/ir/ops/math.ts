// Plain functions of one tensor, element by element, that are not called activations.
import { values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface MathOptions {
  function:
    | "negative"
    | "exp"
    | "log"
    | "sqrt"
    | "rsqrt"
    | "abs"
    | "square"
    | "sign"
    | "sin"
    | "cos"
    | "clip";
  /** Bounds of `clip`; null for none. */
  low: number | null;
  high: number | null;
}

export const math: Op<MathOptions> = {
  title: "Mathematics",
  says: "Applies a plain function to every value.",
  options: {
    function: values("Which function."),
    low: values("The lower bound of clip."),
    high: values("The upper bound of clip."),
  },
  shape([input]) {
    if (!input) throw new IrError("Expected math to receive an input.");
    return [input];
  },
};
