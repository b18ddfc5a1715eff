// nn.Activation by name, and the layers of one curve.
import type { OptionsOf } from "../../../ir/index.ts";
import { only, type Word } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { curveName, curveOf, layer } from "../rows.ts";
import { inSource } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

const own = inSource("python/mxnet/gluon/nn/activations.py");

const named: Word<Curve> = {
  from: ["activation"],
  read: (context) => curveOf(context.argument("activation")),
  write: (value) => {
    const name = curveName(value);
    return name === undefined ? null : { activation: name };
  },
  default: { kind: "signature", source: own },
  samples: ["relu", "sigmoid", "tanh", "softplus", "softsign"],
};

const is = (curve: Curve) =>
  impliedWord<Curve>(curve, "the call's name says it", own);
const none = impliedWord<number | null>(null, "the curve has no number", own);
const alpha = numberWord("alpha", own, [0.25, 1]) as Word<number | null>;

export default [
  ...layer("Activation", {
    op: "activation",
    options: { function: named, alpha: none },
  }),
  ...layer("LeakyReLU", {
    op: "activation",
    options: { function: is("leakyRelu"), alpha },
  }),
  ...layer("ELU", {
    op: "activation",
    options: { function: is("elu"), alpha },
  }),
  ...layer("SELU", {
    op: "activation",
    options: { function: is("selu"), alpha: none },
  }),
  ...layer("GELU", {
    op: "activation",
    options: { function: is("gelu"), alpha: none },
  }),
  ...layer("Swish", {
    op: "activation",
    options: { function: is("swish"), alpha: none },
    claims: { beta: only(1) },
  }),
];
