// Functions applied to each value alone.
import { values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

/**
 * `gelu` is exact (erf), `geluTanh` its approximation; `hardSigmoid` is relu6(x+3)/6 and `hardSigmoidFifth` clip(0.2x+0.5, 0, 1);
 * `hardSwish` is x·relu6(x+3)/6; `swish` is x·sigmoid(x), also called SiLU.
 */
export type ActivationFunction =
  | "relu"
  | "relu6"
  | "leakyRelu"
  | "elu"
  | "selu"
  | "celu"
  | "gelu"
  | "geluTanh"
  | "sigmoid"
  | "hardSigmoid"
  | "hardSigmoidFifth"
  | "tanh"
  | "hardTanh"
  | "softplus"
  | "softsign"
  | "swish"
  | "hardSwish"
  | "mish"
  | "logSigmoid"
  | "exponential"
  | "tanhShrink"
  | "hardShrink"
  | "softShrink"
  | "threshold";

export interface ActivationOptions {
  function: ActivationFunction;
  /** Negative slope of leakyRelu, alpha of elu and celu, lambda of the shrinks, threshold of `threshold`; null where the function has none. */
  alpha: number | null;
}

export const activation: Op<ActivationOptions> = {
  title: "Activation",
  says: "Bends every value by the same curve.",
  options: {
    function: values("Which curve."),
    alpha: values("The curve's one number: a slope or a threshold."),
  },
  shape([input]) {
    if (!input) throw new IrError("Expected activation to receive an input.");
    return [input];
  },
};
