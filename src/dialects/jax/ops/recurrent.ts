// Cells that walk through time: each gate's kernels by name in linen; joined in some of nnx's cells.
import type {
  Initializer,
  RecurrentActivation,
  RecurrentKind,
  RecurrentOptions,
} from "../../../ir/index.ts";
import { recurrentRole } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  gateColumns,
  gateVector,
  type Gate,
  type Gates,
} from "../../gateParts.ts";
import {
  elsewhere,
  ignored,
  only,
  type Claim,
  type Context,
  type JoinedWeight,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { concatenated, neverDrops } from "../../recurrentWords.ts";
import {
  boolean,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { initializerWord, lecunNormal, zeros } from "../initializers.ts";
import { linenClaims, nnxClaims, numerics } from "../rows.ts";
import { inFlax } from "../sources.ts";

export const at = "flax/linen/recurrent.py";
const source = inFlax(`${at} · RNN.__call__`);

const curves: Readonly<Record<string, RecurrentActivation>> = {
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "relu",
  hard_sigmoid: "hardSigmoid",
  hard_tanh: "hardTanh",
  soft_sign: "softsign",
  silu: "swish",
  elu: "elu",
  identity: "linear",
};

/** A curve by the function that computes it; in signatures by its name. */
export function curveWord(parameter: string): Word<RecurrentActivation> {
  const nameOf = (value: Argument | undefined): string =>
    typeof value === "string"
      ? value
      : value !== null && typeof value === "object" && "function" in value
        ? (value.function.split(".").at(-1) ?? "")
        : "";
  return {
    from: [parameter],
    read: (context) => {
      const found = curves[nameOf(context.argument(parameter))];
      if (!found)
        throw expected(
          parameter,
          `one of ${Object.keys(curves).join(", ")}`,
          context.argument(parameter),
        );
      return found;
    },
    write: (value) => {
      const name = Object.keys(curves).find((each) => curves[each] === value);
      return name === undefined ? null : { [parameter]: name };
    },
    default: { kind: "signature", source: inFlax(at) },
    samples: ["sigmoid", "tanh", "relu"],
  };
}

const said = <T>(
  parameter: string,
  read: (context: Context) => T,
): Word<T> => ({
  from: [parameter],
  read,
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
});

const flag = (context: Context, name: string): boolean =>
  boolean(context.argument(name) ?? false, name);

/** How an RNN walks its cell; the cell alone makes one step. */
export const applied =
  "inputs, carry=None, time_major=False, reverse=False, return_carry=False";

/** What all cells share. */
export const sharedOptions = (
  units: string,
  biases: RecurrentOptions["biases"],
  because: string,
) => ({
  units: numberWord(units, inFlax(at), [8, 1]),
  direction: said<RecurrentOptions["direction"]>("reverse", (context) =>
    flag(context, "reverse") ? "backward" : "forward",
  ),
  merge: concatenated(source),
  returns: impliedWord<RecurrentOptions["returns"]>(
    "sequence",
    "an RNN gives the results of all steps",
    source,
  ),
  returnState: said("return_carry", (context) => flag(context, "return_carry")),
  timeAxis: said<RecurrentOptions["timeAxis"]>("time_major", (context) =>
    context.inputs[0]?.length === 2
      ? null
      : flag(context, "time_major")
        ? 0
        : 1,
  ),
  biases: impliedWord<RecurrentOptions["biases"]>(biases, because, inFlax(at)),
  ...neverDrops(inFlax(at)),
});

export const cellClaims: Readonly<Record<string, Claim>> = {
  ...linenClaims,
  ...nnxClaims,
  ...numerics,
  dtype: only(null, "float32", { dtype: "float32" }),
  kernel_init: elsewhere("the kernels' initialiser"),
  recurrent_kernel_init: elsewhere("the recurrent kernels' initialiser"),
  bias_init: elsewhere("the biases' initialiser"),
  carry_init: only(null, "zeros", { function: "jax.nn.initializers.zeros" }),
  in_features: elsewhere("the kernels' shape"),
  keep_rngs: ignored("random keys of the first state, which is zero"),
  recurrent_kernel_metadata: ignored("it says where weights lie on devices"),
  residual: only(false),
  inputs: { claim: "input" },
  carry: elsewhere("further inputs"),
};

const orthogonal: Initializer = { kind: "orthogonal", gain: 1 };
const starts: Readonly<Record<string, Word<Initializer>>> = {
  kernel: initializerWord("kernel_init", lecunNormal, at),
  recurrentKernel: initializerWord(
    "recurrent_kernel_init",
    { orthogonal, modified_orthogonal: orthogonal },
    at,
  ),
  bias: initializerWord("bias_init", zeros, at),
  recurrentBias: initializerWord("bias_init", zeros, at),
};

/** A weight per gate: `kernel` of `forget` is the dialect's `if.kernel`. */
export const perGate = (
  kind: RecurrentKind,
  names: readonly (readonly [Gate, string])[],
): Readonly<Record<string, WeightWord>> =>
  Object.fromEntries(
    names.map(([gate, parameter]) => [
      recurrentRole(kind, gate, false),
      {
        parameter,
        codec: () => [],
        initializer: starts[kind] as Word<Initializer>,
      },
    ]),
  );

/** A weight that holds all gates side by side. */
export function allGates(
  kind: RecurrentKind,
  gates: readonly Gate[],
  parameter: string,
): JoinedWeight {
  const of = (context: Context): Gates => ({
    kind,
    gates,
    units: number(context.argument("hidden_features"), "hidden_features"),
  });
  const rows = (context: Context): number =>
    kind === "kernel"
      ? number(context.argument("in_features"), "in_features")
      : of(context).units;
  return {
    parameter,
    parts: (context) =>
      kind === "bias"
        ? gateVector(of(context))
        : gateColumns(of(context), rows(context)),
    initializer: starts[kind] as Word<Initializer>,
    fans: (context) => ({
      fanIn: rows(context),
      fanOut: gates.length * of(context).units,
    }),
  };
}

export default [];
