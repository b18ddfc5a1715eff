// Activations, arithmetic and plain mathematics as ONNX.
import type { ActivationFunction } from "../../ir/ops/activation.ts";
import type { ArithmeticOptions } from "../../ir/ops/arithmetic.ts";
import type { MathOptions } from "../../ir/ops/math.ts";
import type { Name, OnnxBuilder } from "./builder.ts";
import { input, type Export } from "./lowering.ts";

type Curve = (b: OnnxBuilder, x: Name, alpha: number) => Name;

const elu: Curve = (b, x, alpha) =>
  b.op("Elu", [x], { alpha: { float: alpha } });
/** Stable for large x: max(x, 0) + ln(1 + exp(−|x|)). */
const softplus: Curve = (b, x) => {
  const small = b.unary("Exp", b.unary("Neg", b.unary("Abs", x)));
  return b.add(b.unary("Relu", x), b.unary("Log", b.add(small, 1)));
};
const hardSigmoid: Curve = (b, x) => b.div(b.clip(b.add(x, 3), 0, 6), 6);
const cubicInTanh: Curve = (b, x) => {
  const cube = b.mul(b.mul(b.mul(x, x), x), 0.044715);
  return b.unary("Tanh", b.mul(b.add(x, cube), Math.sqrt(2 / Math.PI)));
};

export const curves: { readonly [F in ActivationFunction]: Curve } = {
  relu: (b, x) => b.unary("Relu", x),
  relu6: (b, x) => b.clip(x, 0, 6),
  leakyRelu: (b, x, alpha) =>
    b.op("LeakyRelu", [x], { alpha: { float: alpha } }),
  elu,
  selu: (b, x) => b.unary("Selu", x),
  celu: (b, x, alpha) => b.op("Celu", [x], { alpha: { float: alpha } }),
  gelu: (b, x) =>
    b.mul(b.mul(x, 0.5), b.add(b.unary("Erf", b.mul(x, Math.SQRT1_2)), 1)),
  geluTanh: (b, x) => b.mul(b.mul(x, 0.5), b.add(cubicInTanh(b, x, 0), 1)),
  sigmoid: (b, x) => b.unary("Sigmoid", x),
  hardSigmoid,
  hardSigmoidFifth: (b, x) => b.clip(b.add(b.mul(x, 0.2), 0.5), 0, 1),
  tanh: (b, x) => b.unary("Tanh", x),
  hardTanh: (b, x) => b.clip(x, -1, 1),
  softplus,
  softsign: (b, x) => b.unary("Softsign", x),
  swish: (b, x) => b.mul(x, b.unary("Sigmoid", x)),
  hardSwish: (b, x) => b.mul(x, hardSigmoid(b, x, 0)),
  mish: (b, x) => b.mul(x, b.unary("Tanh", softplus(b, x, 0))),
  logSigmoid: (b, x) => b.unary("Neg", softplus(b, b.unary("Neg", x), 0)),
  exponential: (b, x) => b.unary("Exp", x),
  tanhShrink: (b, x) => b.sub(x, b.unary("Tanh", x)),
  hardShrink: (b, x, alpha) =>
    b.where(b.greater(b.unary("Abs", x), alpha), x, 0),
  softShrink: (b, x, alpha) =>
    b.mul(b.unary("Sign", x), b.unary("Relu", b.sub(b.unary("Abs", x), alpha))),
  threshold: (b, x, alpha) => b.where(b.greater(x, alpha), x, 0),
};

export const activation: Export<"activation"> = (site) => {
  const { function: name, alpha } = site.options;
  return curves[name](site.b, input(site).name, alpha ?? 1);
};

export const prelu: Export<"prelu"> = (site) => {
  const { data, shape } = site.weight("slope");
  return site.b.op("PRelu", [input(site).name, site.b.floats(data, shape)]);
};

const arithmeticOps: {
  readonly [F in ArithmeticOptions["function"]]: string;
} = {
  add: "Add",
  subtract: "Sub",
  multiply: "Mul",
  divide: "Div",
  power: "Pow",
  maximum: "Max",
  minimum: "Min",
};

export const arithmetic: Export<"arithmetic"> = (site) => {
  const { function: name, constant, constantFirst } = site.options;
  const left = input(site).name;
  const right =
    constant === null ? input(site, 1).name : site.b.number(constant);
  const operands =
    constant !== null && constantFirst ? [right, left] : [left, right];
  return site.b.op(arithmeticOps[name], operands);
};

const mathOps: {
  readonly [
    F in Exclude<MathOptions["function"], "clip" | "rsqrt" | "square">
  ]: string;
} = {
  negative: "Neg",
  exp: "Exp",
  log: "Log",
  sqrt: "Sqrt",
  abs: "Abs",
  sign: "Sign",
  sin: "Sin",
  cos: "Cos",
};

export const math: Export<"math"> = (site) => {
  const { function: name, low, high } = site.options;
  const { b } = site;
  const x = input(site).name;
  switch (name) {
    case "clip":
      return b.clip(x, low, high);
    case "square":
      return b.mul(x, x);
    case "rsqrt":
      return b.div(1, b.unary("Sqrt", x));
    default:
      return b.unary(mathOps[name], x);
  }
};
