// keras.regularizers: what a weight adds to the loss, as an object, a function or a name.
import { noPenalty, type Penalty } from "../../ir/index.ts";
import { elsewhere, type Claim, type Context, type Word } from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { expected, number } from "../words.ts";
import { executed } from "./source.ts";

const at = "keras/src/regularizers/regularizers.py";

/** Signatures of the classes, and of the functions that Keras 2 has under lower-case names. */
export const regularizerSignatures: Readonly<
  Record<string, Versioned<string>>
> = {
  "keras.regularizers.L1": "l1=0.01",
  "keras.regularizers.L2": "l2=0.01",
  "keras.regularizers.L1L2": "l1=0.0, l2=0.0",
  "keras.regularizers.l1": byVersion(["2.1.4", "l=0.01"], ["2.4.0", "l1=0.01"]),
  "keras.regularizers.l2": byVersion(["2.1.4", "l=0.01"], ["2.4.0", "l2=0.01"]),
  "keras.regularizers.l1_l2": byVersion(
    ["2.1.4", "l1=0.01, l2=0.01"],
    ["3.0.0", "l1=0.0, l2=0.0"],
  ),
};

const names: Readonly<Record<string, Penalty>> = {
  l1: { l1: 0.01, l2: 0 },
  l2: { l1: 0, l2: 0.01 },
  l1l2: { l1: 0, l2: 0 },
  l1_l2: { l1: 0, l2: 0 },
};

function penaltyIn(context: Context, parameter: string): Penalty {
  const value = context.argument(parameter) ?? null;
  if (value === null) return noPenalty;
  const named =
    typeof value === "string" ? names[value.toLowerCase()] : undefined;
  if (named) return named;
  const made =
    typeof value === "object" && "object" in value
      ? context.object(value.object)
      : undefined;
  const kind = /^keras\.regularizers\.(L1|L2|L1L2|l1|l2|l1_l2)$/.exec(
    made?.path ?? "",
  )?.[1];
  if (!made || kind === undefined)
    throw expected(parameter, "L1, L2 or L1L2", value);
  const said = (name: string): number =>
    kind.toLowerCase().replace("_", "").includes(name)
      ? number(made.argument(name) ?? made.argument("l"), name)
      : 0;
  return { l1: said("l1"), l2: said("l2") };
}

export const penaltyWord = (parameter: string): Word<Penalty> => ({
  from: [parameter],
  read: (context) => penaltyIn(context, parameter),
  write: (value) =>
    value.l1 === 0 && value.l2 === 0 ? { [parameter]: null } : null,
  default: { kind: "signature", source: executed(at) },
  samples: [noPenalty],
});

/** Regularisers of weights that have a row for them. */
export const penalised = (
  ...weights: readonly string[]
): Readonly<Record<string, Claim>> =>
  Object.fromEntries(
    weights.map((each) => [
      `${each}_regularizer`,
      elsewhere("what the weight adds to the loss"),
    ]),
  );
