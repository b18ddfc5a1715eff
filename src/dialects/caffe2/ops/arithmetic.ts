// Blobs combined element by element, or with a number: what a constant blob, an exponent or a factor says.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];

const elementwise = inSource(
  "caffe2/operators/elementwise_ops.h · BinaryElementwiseOp",
);
const gradients = inSource("caffe2/python/core.py · Net.AddGradientOperators");

/** The recorder says it: a blob that holds one number, filled and never trained. */
const rows = (operation: Operation, source: typeof elementwise) => ({
  function: impliedWord<Operation>(
    operation,
    "the call's name says it",
    source,
  ),
  constant: impliedWord(
    (context: Context): number | null => {
      const value = context.argument("constant");
      return value === undefined ? null : number(value, "constant");
    },
    "a blob that is filled with one number and never trained is that number",
    source,
  ),
  constantFirst: impliedWord(
    (context: Context) => context.argument("constantFirst") === true,
    "the operands stand in the order of the inputs",
    source,
  ),
});

const both: Readonly<Record<string, Operation>> = {
  Add: "add",
  Sub: "subtract",
  Mul: "multiply",
  Div: "divide",
};
const alike: Readonly<Record<string, Operation>> = {
  Sum: "add",
  Max: "maximum",
  Min: "minimum",
};

const broadcast = {
  broadcast: ignored(
    "shapes are broadcast from the right with it and without it",
  ),
  axis: elsewhere("checked while recording: only the right end is matched"),
};

const pow = inSource("caffe2/operators/pow_op.h · PowOp");
const scaled = inSource("caffe2/operators/scale_op.h · ScaleOp");
const factor: Word<number | null> = {
  from: ["scale"],
  read: (context) => number(context.argument("scale") ?? 1, "scale"),
  write: (value) => ({ scale: value ?? 1 }),
  default: {
    kind: "derived",
    value: () => 1,
    because: "the operator takes scale=1 where none is given",
    source: scaled,
  },
  samples: [2, 0.5],
};

const summed = (source: typeof elementwise): Phrase<"arithmetic"> =>
  phrase({
    op: "arithmetic",
    calls: ["caffe2.python.core.Net.AddGradientOperators.add"],
    signature: "",
    options: rows("add", source),
    claims: {},
    source,
  });

export default [
  ...Object.entries(both).map(([name, operation]) =>
    operator(name, ["broadcast", "axis"], {
      op: "arithmetic",
      options: rows(operation, elementwise),
      claims: broadcast,
      source: elementwise,
    }),
  ),
  ...Object.entries(alike).map(([name, operation]) =>
    operator(name, [], {
      op: "arithmetic",
      options: rows(operation, elementwise),
      source: elementwise,
    }),
  ),
  helper("sum", "blob_in, blob_out", [], {
    op: "arithmetic",
    options: rows("add", elementwise),
    source: elementwise,
  }),
  operator("Pow", ["exponent", "broadcast", "axis"], {
    op: "arithmetic",
    options: rows("power", pow),
    claims: {
      ...broadcast,
      exponent: elsewhere("the number that the recorder says"),
    },
    source: pow,
  }),
  operator("Scale", ["scale"], {
    op: "arithmetic",
    options: {
      ...rows("multiply", scaled),
      constant: factor,
      constantFirst: impliedWord(false, "the number is a factor", scaled),
    },
    source: scaled,
  }),
  summed(gradients),
];
