// tf.regularizers: what a weight adds to the loss, l1·Σ|w| + l2·Σw².
import { noPenalty, type Penalty } from "../../ir/index.ts";
import type { ConstructedObject, Word } from "../phrase.ts";
import { expected, number } from "../words.ts";
import { read } from "./source.ts";

const at = "tfjs-layers/src/regularizers.ts · L1L2";

/** Signatures of tf.regularizers: a factor nobody gave is 0.01. */
export const regularizerSignatures: Readonly<Record<string, string>> = {
  "tf.regularizers.l1": "l1=0.01",
  "tf.regularizers.l2": "l2=0.01",
  "tf.regularizers.l1l2": "l1=0.01, l2=0.01",
};

const factor = (object: ConstructedObject, name: "l1" | "l2"): number => {
  const said = object.argument(name);
  return said === undefined ? 0 : number(said ?? 0.01, name);
};

/** A row of a layer's regularizer: an object, or the string 'l1l2'. */
export const penaltyWord = (parameter: string): Word<Penalty> => ({
  from: [parameter],
  read: (context) => {
    const value = context.argument(parameter);
    if (value === null || value === undefined) return noPenalty;
    if (value === "l1l2") return { l1: 0.01, l2: 0.01 };
    const made =
      typeof value === "object" && "object" in value
        ? context.object(value.object)
        : undefined;
    if (!made || !(made.path in regularizerSignatures))
      throw expected(parameter, "one of tf.regularizers", value);
    return { l1: factor(made, "l1"), l2: factor(made, "l2") };
  },
  write: (value) =>
    value.l1 === 0 && value.l2 === 0
      ? { [parameter]: null }
      : value.l1 === 0.01 && value.l2 === 0.01
        ? { [parameter]: "l1l2" }
        : null,
  default: { kind: "signature", source: read(at) },
  samples: [noPenalty, { l1: 0.01, l2: 0.01 }],
});
