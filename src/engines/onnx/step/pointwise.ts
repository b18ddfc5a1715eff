// Functions of one and of two values, selections and casts as ONNX nodes.
import type { BinaryFunction, UnaryFunction } from "../../step/primitives.ts";
import type { Name, OnnxBuilder } from "../builder.ts";
import { dataTypes } from "../proto.ts";
import type { Emitter } from "./emitter.ts";
import { isInOrder, type Laid } from "./laid.ts";
import { input, type Translation } from "./translation.ts";

type Unary = (b: OnnxBuilder, x: Name) => Name;
const op =
  (name: string): Unary =>
  (b, x) =>
    b.unary(name, x);

const unaryFunctions: {
  readonly [F in Exclude<UnaryFunction, "step">]: Unary;
} = {
  neg: op("Neg"),
  exp: op("Exp"),
  // tanh(x / 2) · (eˣ + 1): exact near 0, where eˣ − 1 cancels.
  expm1: (b, x) =>
    b.mul(b.unary("Tanh", b.mul(x, 0.5)), b.add(b.unary("Exp", x), 1)),
  log: op("Log"),
  sqrt: op("Sqrt"),
  rsqrt: (b, x) => b.unary("Reciprocal", b.unary("Sqrt", x)),
  reciprocal: op("Reciprocal"),
  square: (b, x) => b.mul(x, x),
  abs: op("Abs"),
  sign: op("Sign"),
  floor: op("Floor"),
  relu: op("Relu"),
  sigmoid: op("Sigmoid"),
  tanh: op("Tanh"),
  softplus: op("Softplus"),
  erf: op("Erf"),
  sin: op("Sin"),
  cos: op("Cos"),
};

export const unary: Translation<"unary"> = (e, { fn }, inputs) => {
  const x = input(inputs, 0);
  return fn === "step"
    ? e.truth(e.b.greater(x.name, 0), x)
    : {
        name: unaryFunctions[fn](e.b, x.name),
        shape: x.shape,
        order: x.order,
        type: "float32",
      };
};

const arithmetic: { readonly [F in BinaryFunction]?: string } = {
  add: "Add",
  sub: "Sub",
  mul: "Mul",
  div: "Div",
  max: "Max",
  min: "Min",
  pow: "Pow",
};
const comparisons: { readonly [F in BinaryFunction]?: string } = {
  greater: "Greater",
  greaterEqual: "GreaterOrEqual",
  less: "Less",
  lessEqual: "LessOrEqual",
  equal: "Equal",
};

/** Both operands in the order of the one that fills the result's shape, preferring one that was moved for a convolution. */
export function aligned(
  e: Emitter,
  operands: readonly Laid[],
  shape: readonly number[],
): readonly Laid[] {
  const wide = operands.map((each) => ({
    ...each,
    shape: [
      ...Array<number>(shape.length - each.shape.length).fill(1),
      ...each.shape,
    ],
  }));
  const full = operands.filter((_, i) =>
    (wide[i]?.shape ?? []).every((n, axis) => n === shape[axis]),
  );
  const leader = full.find(({ order }) => !isInOrder(order)) ?? full[0];
  if (!leader || isInOrder(leader.order))
    return operands.map((each) => e.settled(each));
  return operands.map((each) =>
    each.shape.length === 0
      ? each
      : e.arranged(e.widened(each, shape.length), leader.order),
  );
}

/** The order of a result whose operands were aligned. */
const orderOf = (operands: readonly Laid[], rank: number): readonly number[] =>
  operands.find(({ shape }) => shape.length === rank)?.order ?? [];

export const binary: Translation<"binary"> = (e, { fn }, inputs, shape) => {
  const operands = aligned(e, inputs, shape);
  const [a, b] = [input(operands, 0), input(operands, 1)];
  const order = orderOf(operands, shape.length);
  const gated = fn === "mul" ? (gate(a, b, shape) ?? gate(b, a, shape)) : null;
  if (gated)
    return {
      name: e.b.where(gated.condition, gated.value.name, 0),
      shape,
      order,
      type: "float32",
    };
  const names = [a.name, b.name];
  const opType = arithmetic[fn];
  if (opType !== undefined)
    return { name: e.b.op(opType, names), shape, order, type: "float32" };
  const condition =
    fn === "notEqual"
      ? e.b.unary("Not", e.b.op("Equal", names))
      : e.b.op(comparisons[fn] ?? "", names);
  return e.truth(condition, { shape, order });
};

/** A product with 0 or 1 that is still at hand as booleans lets numbers through or not. */
function gate(
  truth: Laid,
  value: Laid,
  shape: readonly number[],
): { readonly condition: Name; readonly value: Laid } | null {
  const whole = [truth, value].every((each) =>
    shape.every((n, axis) => each.shape[axis] === n),
  );
  return truth.condition !== undefined && whole && shape.length > 0
    ? { condition: truth.condition, value }
    : null;
}

export const select: Translation<"select"> = (e, _, inputs, shape) => {
  const [condition, a, b] = aligned(e, inputs, shape) as [Laid, Laid, Laid];
  const holds =
    condition.condition ??
    e.b.unary("Not", e.b.op("Equal", [condition.name, e.b.number(0)]));
  return {
    name: e.b.where(holds, a.name, b.name),
    shape,
    order: a.order,
    type: a.type,
  };
};

export const cast: Translation<"cast"> = (e, { to }, inputs) => {
  const x = input(inputs, 0);
  return {
    name: e.b.op("Cast", [x.name], { to: dataTypes[to] }),
    shape: x.shape,
    order: x.order,
    type: to,
  };
};
