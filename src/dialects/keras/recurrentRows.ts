// Rows that all of Keras's recurrent layers and cells share.
import type {
  Initializer,
  OptionsOf,
  PlainInitializer,
  RecurrentActivation,
} from "../../ir/index.ts";
import { type Gate } from "../gateParts.ts";
import {
  elsewhere,
  ignored,
  only,
  PhraseError,
  type Claim,
  type Context,
  type Default,
  type Word,
} from "../phrase.ts";
import { boolean, expected, number } from "../words.ts";
import { curve, curveNames } from "./activationNames.ts";
import { layerClaims, none, seedClaim } from "./claims.ts";
import { computeFans, initializerOf, initializerWord } from "./initializers.ts";
import { optional } from "./rows.ts";
import { executed, read } from "./source.ts";

export type Name = "simpleRnn" | "gru" | "lstm";
type Options = OptionsOf<Name>;

export const at = "keras/src/layers/rnn";

const prefix = "keras.activations.";

/** A curve by name or function; None is `linear`. */
export function curveWord(parameter: string): Word<RecurrentActivation> {
  return {
    from: [parameter],
    read: (context) => {
      const value = context.argument(parameter);
      const said =
        typeof value === "object" && value !== null && "function" in value
          ? value.function
          : value;
      if (said === null || said === "linear" || said === `${prefix}linear`)
        return "linear";
      const name = typeof said === "string" ? said.replace(prefix, "") : "";
      const found = curve(name, context.version);
      if (!found || found.alpha !== null)
        throw expected(
          parameter,
          `one of ${curveNames.filter((each) => curve(each, context.version)?.alpha === null).join(", ")}, linear`,
          value,
        );
      return found.function;
    },
    write: (value, context) => {
      if (value === "linear") return { [parameter]: "linear" };
      const name = curveNames.find((each) => {
        const found = curve(each, context.version);
        return found?.function === value && found.alpha === null;
      });
      return name === undefined ? null : { [parameter]: name };
    },
    default: signature(),
    samples: ["tanh", "sigmoid", "relu", "linear"],
  };
}

function signature(): Default<never> {
  return { kind: "signature", source: executed(at) };
}

const flag = (parameter: string, context: Context): boolean =>
  boolean(context.argument(parameter) ?? false, parameter);

/** Forward, backward, or both where `Bidirectional` holds the layer. */
const direction: Word<Options["direction"]> = {
  from: ["go_backwards", "bidirectional"],
  read: (context) =>
    flag("bidirectional", context)
      ? "both"
      : flag("go_backwards", context)
        ? "backward"
        : "forward",
  write: (value, context) =>
    value === "both" || context.argument("go_backwards") === undefined
      ? null
      : { go_backwards: value === "backward" },
  default: signature(),
  samples: ["forward", "backward"],
};

const merges: Readonly<Record<string, Options["merge"]>> = {
  concat: "concatenate",
  sum: "sum",
  mul: "multiply",
  ave: "average",
};

/** An argument of `Bidirectional`, so it is not written into the layer's own call. */
const merge: Word<Options["merge"]> = {
  from: ["merge_mode"],
  read: (context) => {
    const value = context.argument("merge_mode") ?? "concat";
    const found = typeof value === "string" ? merges[value] : undefined;
    if (!found)
      throw expected("merge_mode", "'concat', 'sum', 'mul' or 'ave'", value);
    return found;
  },
  write: () => null,
  default: signature(),
  samples: [],
};

const returns: Word<Options["returns"]> = {
  from: ["return_sequences"],
  read: (context) => (flag("return_sequences", context) ? "sequence" : "last"),
  write: (value) => ({ return_sequences: value === "sequence" }),
  default: signature(),
  samples: ["sequence", "last"],
};

const returnState: Word<boolean> = {
  from: ["return_state"],
  read: (context) => flag("return_state", context),
  write: (value) => ({ return_state: value }),
  default: signature(),
  samples: [true, false],
};

/** Steps are the second axis, or the first where `time_major` says so (tf.keras 2); a cell called alone has none. */
const timeAxis: Word<0 | 1 | null> = {
  from: ["time_major"],
  read: (context) =>
    context.inputs[0]?.length === 2
      ? null
      : flag("time_major", context)
        ? 0
        : 1,
  write: (value, context) => {
    if (value === null) return null;
    if (context.argument("time_major") === undefined)
      return value === 1 ? {} : null;
    return { time_major: value === 0 };
  },
  default: {
    kind: "derived",
    value: (context) => timeAxis.read(context),
    because: "Keras's sequences are laid out batch, time, features",
    source: executed(at),
  },
  samples: [],
};

export const rate = (parameter: string): Word<number> => ({
  from: [parameter],
  read: (context) => number(context.argument(parameter) ?? 0, parameter),
  write: (value, context) =>
    context.argument(parameter) === undefined
      ? value === 0
        ? {}
        : null
      : { [parameter]: value },
  default: signature(),
  samples: [0, 0.5],
});

/** Each gate sees other numbers dropped where the gates are computed apart. */
function masks(name: Name): Word<Options["dropMasks"]> {
  const read = (context: Context): Options["dropMasks"] => {
    if (name === "simpleRnn") return "shared";
    const dropsState = rate("recurrent_dropout").read(context) > 0;
    const implementation = context.argument("implementation");
    if (implementation === undefined) return dropsState ? "perGate" : "shared";
    if (name === "gru" && dropsState && implementation === 2)
      throw new PhraseError(
        "Expected recurrent_dropout to be 0 in a GRU with implementation=2. Received another: the state that is kept is dropped there too, which is not modelled.",
      );
    return implementation === 1 ? "perGate" : "shared";
  };
  return {
    from: [],
    read,
    write: () => null,
    default: {
      kind: "implied",
      value: read,
      because:
        "Keras computes the gates apart, each with a mask of its own, when it drops parts of the state",
      source: executed(`${at}/gru.py · GRUCell.__init__`),
    },
    samples: [],
  };
}

/** What every recurrent op has, in Keras's words. */
export const sharedOptions = (name: Name) => ({
  direction,
  merge,
  returns,
  returnState,
  timeAxis,
  dropRate: rate("dropout"),
  recurrentDropRate: rate("recurrent_dropout"),
  dropMasks: masks(name),
});

/** A forget gate whose bias starts at 1 among others: `unit_forget_bias`. `before` and `after` are how many other gates stand around it. */
export function forgetBiasWord(
  before: number,
  after: number,
): Word<Initializer> {
  const plain = initializerWord("bias_initializer", `${at}/lstm.py`);
  const one: PlainInitializer = { kind: "constant", value: 1 };
  return {
    from: ["bias_initializer", "unit_forget_bias"],
    read: (context) => {
      const own = initializerOf(context, "bias_initializer");
      if (!flag("unit_forget_bias", context) || own.kind === "blocks")
        return own;
      const units = number(context.argument("units"), "units");
      const block = (count: number, initializer: PlainInitializer) => ({
        size: count * units,
        initializer,
        fans: computeFans([count * units]),
      });
      return {
        kind: "blocks",
        axis: 0,
        blocks: [block(before, own), block(1, one), block(after, own)],
      };
    },
    write: (value, context) => {
      if (value.kind !== "blocks") {
        const written = plain.write(value, context);
        return written && { ...written, unit_forget_bias: false };
      }
      const [first, forget] = value.blocks;
      const written = first && plain.write(first.initializer, context);
      return written &&
        JSON.stringify(forget?.initializer) === JSON.stringify(one)
        ? { ...written, unit_forget_bias: true }
        : null;
    },
    default: {
      kind: "signature",
      source: executed("behaviours.recurrent.LSTM bias of 2 units"),
    },
    samples: plain.samples,
  };
}

/** What `Bidirectional` and `RNN` tell the layer or the cell that they hold. */
export const heldClaims: Readonly<Record<string, Claim>> = {
  initial_state: elsewhere("further inputs"),
  states: elsewhere("further inputs"),
};

export const recurrentClaims: Readonly<Record<string, Claim>> = {
  ...layerClaims,
  ...seedClaim,
  ...heldClaims,
  ...none(
    "kernel_regularizer",
    "recurrent_regularizer",
    "bias_regularizer",
    "activity_regularizer",
    "kernel_constraint",
    "recurrent_constraint",
    "bias_constraint",
  ),
  kernel_initializer: elsewhere("the kernel's initialiser"),
  recurrent_initializer: elsewhere("the recurrent kernel's initialiser"),
  bias_initializer: elsewhere("the bias's initialiser"),
  stateful: only(false),
  unroll: ignored("how the steps are laid out; the numbers are the same"),
  use_cudnn: ignored("which code computes it; the numbers are the same"),
  implementation: elsewhere("which masks gates see"),
};

/** A row for a switch that older versions lack: there it is always off. */
export const lateFlag = (parameter: string): Word<boolean> =>
  optional(
    {
      from: [parameter],
      read: (context) => flag(parameter, context),
      write: (value) => ({ [parameter]: value }),
      default: signature(),
      samples: [true, false],
    },
    false,
  );

export type { Gate };
export const cudnnSource = read(
  "keras/layers/cudnn_recurrent.py · CuDNNGRU",
  "2.1.4",
);
