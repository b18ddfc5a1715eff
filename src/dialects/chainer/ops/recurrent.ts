// Recurrent links that make one step per call: LSTM and GRU, stateful and stateless.
import type {
  Fans,
  Initializer,
  OptionsOf,
  PlainInitializer,
  RecurrentKind,
} from "../../../ir/index.ts";
import { recurrentRole } from "../../../ir/index.ts";
import { gateRows, gateVector } from "../../gateParts.ts";
import {
  elsewhere,
  phrase,
  type Context,
  type JoinedWeight,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import {
  alternatingGates,
  forwardOnly,
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import { impliedWord, number } from "../../words.ts";
import { fansOf, initializerWord, leCunNormal } from "../initializers.ts";
import { inSource } from "../sources.ts";

const inLstm = inSource("chainer/links/rnn/lstm.py · LSTMBase");
const inFormula = inSource("chainer/functions/rnn/lstm.py · LSTM.forward");
const inGru = inSource("chainer/links/rnn/gru.py · GRUBase");

const zero: Initializer = { kind: "constant", value: 0 };
const one: Initializer = { kind: "constant", value: 1 };

export const curve = (name: "tanh" | "sigmoid", source: typeof inLstm) =>
  impliedWord<OptionsOf<"gru">["gateActivation"]>(
    name,
    `Chainer's formula has ${name} there`,
    source,
  );

/** Every call is one step. */
const oneStep = (source: typeof inLstm) => ({
  ...forwardOnly(source),
  returns: impliedWord<OptionsOf<"gru">["returns"]>(
    "last",
    "a call makes one step",
    source,
  ),
  returnState: impliedWord(true, "a call leaves its states", source),
  timeAxis: impliedWord<0 | 1 | null>(
    null,
    "a call's input has no time axis",
    source,
  ),
  ...neverDrops(source),
});

/** Without `out_size` the first argument is the number of units. */
const lstmUnits: Word<number> = {
  from: ["in_size", "out_size"],
  read: (context) => unitsOf(context),
  write: (value, context) =>
    (context.argument("out_size") ?? null) === null
      ? { in_size: value }
      : { out_size: value },
  default: { kind: "signature", source: inLstm },
  samples: [3],
};

function unitsOf(context: Context): number {
  const name =
    (context.argument("out_size") ?? null) === null ? "in_size" : "out_size";
  return number(context.argument(name), name);
}

const fourGates = gateOrders.gifo;

/** The rows of each quarter are drawn for themselves, in the order in which they are stored: gates alternate within each. */
function quartered(
  parameter: string,
  argument: string,
): Pick<JoinedWeight, "initializer" | "fans"> {
  const word = initializerWord(argument, leCunNormal, inLstm);
  const fans = (context: Context): Fans => {
    const [rows = 4, columns = 1] = context.weightShape(parameter) ?? [];
    return { fanIn: columns, fanOut: rows / 4 };
  };
  const read = (context: Context): Initializer => {
    const own = word.read(context);
    if (own.kind !== "orthogonal" && own.kind !== "identity") return own;
    const size = unitsOf(context);
    const block = { size, initializer: own, fans: fans(context) };
    return { kind: "blocks", axis: 0, blocks: Array(4).fill(block) as never };
  };
  return { initializer: { ...word, read }, fans };
}

/** A forget gate that starts open, at 1, beside gates that start at 0. */
const lstmBias: Word<Initializer> = {
  from: ["bias_init", "forget_bias_init"],
  read: (context) => {
    const of = (argument: string, otherwise: Initializer) =>
      initializerWord(argument, otherwise, inLstm).read(
        context,
      ) as PlainInitializer;
    const others = of("bias_init", zero);
    const forget = of("forget_bias_init", one);
    return JSON.stringify(others) === JSON.stringify(forget)
      ? others
      : alternatingGates(fourGates, unitsOf(context), (gate) =>
          gate === "forget" ? forget : others,
        );
  },
  write: (value) =>
    value.kind === "constant"
      ? { bias_init: value.value, forget_bias_init: value.value }
      : null,
  default: { kind: "signature", source: inLstm },
  samples: [{ kind: "constant", value: 0.5 }],
};

const alternating = (kind: RecurrentKind, context: Context) => ({
  kind,
  gates: fourGates,
  units: unitsOf(context),
});

const lstmWeights: readonly JoinedWeight[] = [
  {
    parameter: "upward.W",
    parts: (context) =>
      gateRows(
        alternating("kernel", context),
        context.weightShape("upward.W")?.[1] ?? 1,
        { interleaved: true },
      ),
    ...quartered("upward.W", "upward_init"),
  },
  {
    parameter: "upward.b",
    parts: (context) =>
      gateVector(alternating("bias", context), { interleaved: true }),
    initializer: lstmBias,
    fans: fansOf("upward.b"),
  },
  {
    parameter: "lateral.W",
    parts: (context) =>
      gateRows(alternating("recurrentKernel", context), unitsOf(context), {
        interleaved: true,
      }),
    ...quartered("lateral.W", "lateral_init"),
  },
];

const lstm = (name: string): Phrase<"lstm"> =>
  phrase({
    op: "lstm",
    calls: [`chainer.links.${name}`],
    signature:
      "in_size, out_size=None, lateral_init=None, upward_init=None, bias_init=None, forget_bias_init=None",
    options: {
      units: lstmUnits,
      ...oneStep(inLstm),
      activation: curve("tanh", inFormula),
      gateActivation: curve("sigmoid", inFormula),
      outputActivation: curve("tanh", inFormula),
      ...plainLstm(inFormula),
      biases: impliedWord<OptionsOf<"lstm">["biases"]>(
        "one",
        "the upward matrix alone adds a bias",
        inLstm,
      ),
    },
    joined: lstmWeights,
    claims: {
      lateral_init: elsewhere("the lateral matrix's initialiser"),
      upward_init: elsewhere("the upward matrix's initialiser"),
      bias_init: elsewhere("the bias's initialiser"),
      forget_bias_init: elsewhere("the bias's initialiser"),
    },
    sample: {
      inputs: [[2, 2]],
      arguments: { in_size: 2, out_size: 3 },
      weightShapes: {
        "upward.W": [12, 2],
        "upward.b": [12],
        "lateral.W": [12, 3],
      },
    },
    source: inLstm,
  });

/** Chainer's z writes: (1 − z)·h + z·h̄. */
const gruNames = {
  update: "_z",
  reset: "_r",
  candidate: "",
} as const;

function gruWeights(): Readonly<Record<string, WeightWord>> {
  const entries = (["update", "reset", "candidate"] as const).flatMap(
    (gate): [string, WeightWord][] => {
      const turned = gate === "update" ? [{ step: "negate" } as const] : [];
      const word = (
        kind: RecurrentKind,
        parameter: string,
        argument: string,
      ): [string, WeightWord] => [
        recurrentRole(kind, gate, false),
        {
          parameter,
          codec: () =>
            parameter.endsWith("W")
              ? [{ step: "permute", axes: [1, 0] }, ...turned]
              : turned,
          initializer: initializerWord(
            argument,
            argument === "bias_init" ? zero : leCunNormal,
            inGru,
          ),
        },
      ];
      const name = gruNames[gate];
      return [
        word("kernel", `W${name}.W`, "init"),
        word("recurrentKernel", `U${name}.W`, "inner_init"),
        word("bias", `W${name}.b`, "bias_init"),
        word("recurrentBias", `U${name}.b`, "bias_init"),
      ];
    },
  );
  return Object.fromEntries(entries);
}

/** The layers of the state are left out of a first step, and their biases with them. */
const gruBiases: Word<OptionsOf<"gru">["biases"]> = impliedWord<
  OptionsOf<"gru">["biases"]
>(
  (context: Context) => (context.argument("first") === true ? "one" : "two"),
  "every gate has a layer of the input and one of the state, each with a bias; without a state the latter are left out",
  inSource("chainer/links/rnn/gru.py · StatefulGRU.forward"),
);

const gru = (names: readonly string[], bias: "None" | "0"): Phrase<"gru"> =>
  phrase({
    op: "gru",
    calls: names.map((name) => `chainer.links.${name}`),
    signature: `in_size, out_size, init=None, inner_init=None, bias_init=${bias}`,
    applied: "first=False",
    options: {
      units: {
        from: ["out_size"],
        read: (context) => number(context.argument("out_size"), "out_size"),
        write: (value) => ({ out_size: value }),
        default: { kind: "signature", source: inGru },
        samples: [3],
      },
      ...oneStep(inGru),
      activation: curve("tanh", inGru),
      gateActivation: curve("sigmoid", inGru),
      resetAfter: impliedWord(
        false,
        "the reset gate multiplies the state before its product with U",
        inGru,
      ),
      biases: gruBiases,
    },
    weights: gruWeights(),
    claims: {
      in_size: elsewhere("the input's last axis"),
      init: elsewhere("the initialiser of W, W_r and W_z"),
      inner_init: elsewhere("the initialiser of U, U_r and U_z"),
      bias_init: elsewhere("the biases' initialiser"),
      first: elsewhere("whether the link has no state yet"),
    },
    sample: {
      inputs: [[2, 2]],
      arguments: { in_size: 2, out_size: 3 },
    },
    source: inGru,
  });

export default [
  lstm("LSTM"),
  lstm("StatelessLSTM"),
  gru(["GRU", "StatefulGRU"], "0"),
  gru(["StatelessGRU"], "None"),
];
