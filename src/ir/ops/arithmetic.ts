// Two tensors, or a tensor and a number, combined element by element with broadcasting.
import { values, type Op } from "../op.ts";
import {
  IrError,
  printShape,
  sameDim,
  type Dim,
  type Shape,
} from "../shape.ts";

export interface ArithmeticOptions {
  function:
    | "add"
    | "subtract"
    | "multiply"
    | "divide"
    | "power"
    | "maximum"
    | "minimum";
  /** The number that stands for a missing second operand; null where both are tensors. */
  constant: number | null;
  /** Whether the number stands on the left. */
  constantFirst: boolean;
}

/** NumPy's broadcasting of two shapes. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i): Dim => {
    const x = a[a.length - rank + i] ?? 1;
    const y = b[b.length - rank + i] ?? 1;
    if (sameDim(x, y) || y === 1) return x;
    if (x === 1) return y;
    throw new IrError(
      `Expected shapes that broadcast. Received ${printShape(a)} and ${printShape(b)}.`,
    );
  });
}

export const arithmetic: Op<ArithmeticOptions> = {
  title: "Arithmetic",
  says: "Combines two inputs element by element.",
  options: {
    function: values("Which operation."),
    constant: values("The number on one side, if one side is a number."),
    constantFirst: values("Whether the number stands on the left."),
  },
  shape([left, right], { constant }) {
    if (!left || (constant === null) !== (right !== undefined))
      throw new IrError("Expected arithmetic to receive two operands.");
    return [right ? broadcast(left, right) : left];
  },
};
