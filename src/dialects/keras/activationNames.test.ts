// Curves beside what the real Keras gave (truth.json, made by probe.py).
import { it } from "vitest";
import { curve, curveNames } from "./activationNames.ts";
import { did, near, version } from "./truthRows.ts";

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const relu6 = (x: number): number => Math.min(Math.max(x, 0), 6);
const erfOfHalfRoot = 0.682689492137086; // erf(1/√2)
const [seluAlpha, seluScale] = [1.6732632423543772, 1.0507009873554805];
/** The curves of the neutral language at −1 and 1. */
const curves: Readonly<Record<string, (x: number, alpha: number) => number>> = {
  relu: (x) => Math.max(x, 0),
  relu6,
  leakyRelu: (x, a) => (x < 0 ? a * x : x),
  elu: (x, a) => (x < 0 ? a * Math.expm1(x) : x),
  selu: (x) => seluScale * (x < 0 ? seluAlpha * Math.expm1(x) : x),
  celu: (x, a) => (x < 0 ? a * Math.expm1(x / a) : x),
  gelu: (x) => 0.5 * x * (1 + Math.sign(x) * erfOfHalfRoot),
  sigmoid,
  hardSigmoid: (x) => relu6(x + 3) / 6,
  tanh: Math.tanh,
  hardTanh: (x) => Math.min(Math.max(x, -1), 1),
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  swish: (x) => x * sigmoid(x),
  hardSwish: (x) => (x * relu6(x + 3)) / 6,
  mish: (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
  logSigmoid: (x) => Math.log(sigmoid(x)),
  exponential: Math.exp,
  tanhShrink: (x) => x - Math.tanh(x),
  hardShrink: (x, a) => (Math.abs(x) > a ? x : 0),
  softShrink: (x, a) => Math.sign(x) * Math.max(Math.abs(x) - a, 0),
};

it.each(curveNames.filter((name) => name in did.activations))(
  "%s bends as in Keras",
  (name) => {
    const meaning = curve(name, version);
    const bend = curves[meaning?.function ?? ""];
    near(
      [-1, 1].map((x) => bend?.(x, meaning?.alpha ?? NaN) ?? NaN),
      (did.activations as Record<string, number[]>)[name] ?? [],
    );
  },
);
