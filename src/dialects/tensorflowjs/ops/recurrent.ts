// simpleRNN, gru, lstm.
import type {
  Initializer,
  OptionsOf,
  RecurrentActivation,
  RecurrentKind,
} from "../../../ir/index.ts";
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
  phrase,
  type Context,
  type FollowUp,
  type JoinedWeight,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import {
  concatenated,
  gateBlocks,
  gateOrders,
  plainLstm,
} from "../../recurrentWords.ts";
import { booleanWord, expected, numberWord } from "../../words.ts";
import { curve, curveNames } from "../activationNames.ts";
import { layerClaims, none } from "../claims.ts";
import {
  computeFans,
  initializerOf,
  initializerWord,
} from "../initializers.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";

type Name = "simpleRnn" | "gru" | "lstm";
const at = "tfjs-layers/src/layers/recurrent.ts";

const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.zrn,
  lstm: gateOrders.ifgo,
};

function curveWord(parameter: string): Word<RecurrentActivation> {
  const usable = curveNames.filter((each) => curve(each)?.alpha === null);
  return {
    from: [parameter],
    read: (context) => {
      const value = context.argument(parameter);
      if (value === null || value === "linear") return "linear";
      const found = typeof value === "string" ? curve(value) : undefined;
      if (!found || found.alpha !== null)
        throw expected(parameter, `one of ${usable.join(", ")}, linear`, value);
      return found.function;
    },
    write: (value) => {
      if (value === "linear") return { [parameter]: "linear" };
      const name = usable.find((each) => curve(each)?.function === value);
      return name === undefined ? null : { [parameter]: name };
    },
    default: { kind: "signature", source: read(at) },
    samples: ["tanh", "sigmoid", "hardSigmoidFifth", "linear"],
  };
}

const biases: Word<OptionsOf<Name>["biases"]> = {
  from: ["useBias"],
  read: (context) => (context.argument("useBias") === false ? "none" : "one"),
  write: (value) =>
    value === "none" || value === "one" ? { useBias: value === "one" } : null,
  default: { kind: "signature", source: read(at) },
  samples: ["none", "one"],
};

const returns: Word<OptionsOf<Name>["returns"]> = {
  from: ["returnSequences"],
  read: (context) =>
    context.argument("returnSequences") === true ? "sequence" : "last",
  write: (value) => ({ returnSequences: value === "sequence" }),
  default: { kind: "signature", source: read(at) },
  samples: ["sequence", "last"],
};

const direction: Word<OptionsOf<Name>["direction"]> = {
  from: ["goBackwards"],
  read: (context) =>
    context.argument("goBackwards") === true ? "backward" : "forward",
  write: (value) =>
    value === "both" ? null : { goBackwards: value === "backward" },
  default: { kind: "signature", source: read(at) },
  samples: ["forward", "backward"],
};

const shared = {
  units: numberWord("units", read(at), [3]),
  direction,
  merge: concatenated(read(at)),
  returns,
  returnState: booleanWord("returnState", read(at)),
  timeAxis: fixed<0 | 1 | null>(1, "sequences are batch, time, features", at),
  activation: curveWord("activation"),
  biases,
  dropRate: numberWord("dropout", read(at), [0, 0.25]),
  recurrentDropRate: numberWord("recurrentDropout", read(at), [0, 0.25]),
  dropMasks: fixed<"shared" | "perGate">(
    "shared",
    "one mask is drawn for all gates",
    at,
  ),
};

/** unitForgetBias nobody gave is false here: the forget gate starts at zero, too. */
const forgetBias: Word<Initializer> = {
  from: ["biasInitializer", "unitForgetBias"],
  read: (context) => {
    const plain = initializerOf(context, "biasInitializer");
    if (context.argument("unitForgetBias") !== true) return plain;
    if (plain.kind === "blocks") return plain;
    const units = (context.weightShape("bias")?.[0] ?? 0) / 4;
    return gateBlocks(gateOrders.ifgo, units, 0, (gate) =>
      gate === "forget" ? { kind: "constant", value: 1 } : plain,
    );
  },
  write: () => null,
  default: { kind: "signature", source: read(`${at} · LSTMCell.build`) },
  samples: [],
};

function joined(name: Name): JoinedWeight[] {
  const gates = orders[name];
  const shape = (context: Context, role: string) =>
    context.weightShape(role) ?? [];
  const each = (kind: RecurrentKind, units: number): Gates => ({
    kind,
    gates,
    units,
  });
  const matrix = (
    parameter: string,
    kind: RecurrentKind,
    initializer: string,
  ): JoinedWeight => ({
    parameter,
    parts: (context) => {
      const [rows = 0, columns = 0] = shape(context, parameter);
      return gateColumns(each(kind, columns / gates.length), rows);
    },
    initializer: initializerWord(initializer, at),
    fans: (context) => computeFans(shape(context, parameter)),
  });
  return [
    matrix("kernel", "kernel", "kernelInitializer"),
    matrix("recurrent_kernel", "recurrentKernel", "recurrentInitializer"),
    {
      parameter: "bias",
      parts: (context) =>
        gateVector(
          each("bias", (shape(context, "bias")[0] ?? 0) / gates.length),
        ),
      initializer:
        name === "lstm" ? forgetBias : initializerWord("biasInitializer", at),
      fans: (context) => computeFans(shape(context, "bias")),
    },
  ];
}

const special = {
  simpleRnn: {},
  gru: {
    gateActivation: curveWord("recurrentActivation"),
    resetAfter: fixed(
      false,
      "the reset gate acts before the product; resetAfter: true throws",
      `${at} · GRUCell`,
    ),
  },
  lstm: {
    gateActivation: curveWord("recurrentActivation"),
    outputActivation: {
      ...curveWord("activation"),
      write: () => null,
      samples: [],
    },
    ...plainLstm(read(`${at} · LSTMCell`)),
  },
} as const;

/** A layer that walks backwards gives its results in the order in which it made them. */
const turnedRound: FollowUp = {
  from: ["goBackwards"],
  read: (context) => {
    if (
      context.argument("goBackwards") !== true ||
      context.argument("returnSequences") !== true
    )
      return null;
    const ranges = [1, -1, 1].map((step) => ({ start: 0, stop: null, step }));
    return { op: "slice", options: { ranges, dropAxes: [] } };
  },
  source: read(`${at} · rnn`),
};

const tail =
  "activation='tanh', useBias=True, kernelInitializer='glorotNormal', recurrentInitializer='orthogonal', biasInitializer='zeros', kernelRegularizer=None, recurrentRegularizer=None, biasRegularizer=None, kernelConstraint=None, recurrentConstraint=None, biasConstraint=None, dropout=0, recurrentDropout=0, dropoutFunc=None, cell=None, returnSequences=False, returnState=False, goBackwards=False, stateful=False, unroll=False, inputDim=None, inputLength=None, **kwargs";
const heads: { readonly [N in Name]: string } = {
  simpleRnn: "units",
  gru: "units, recurrentActivation='hardSigmoid', implementation=None",
  lstm: "units, recurrentActivation='hardSigmoid', unitForgetBias=None, implementation=None",
};
const calls: { readonly [N in Name]: string } = {
  simpleRnn: "tf.layers.simpleRNN",
  gru: "tf.layers.gru",
  lstm: "tf.layers.lstm",
};

function spoken(name: Name): Phrase {
  const width = 3 * orders[name].length;
  return phrase({
    op: name,
    calls: [calls[name]],
    signature: `${heads[name]}, ${tail}`,
    options: { ...shared, ...special[name] },
    joined: joined(name),
    after: [turnedRound],
    claims: {
      ...layerClaims,
      ...none(
        "kernelRegularizer",
        "recurrentRegularizer",
        "biasRegularizer",
        "kernelConstraint",
        "recurrentConstraint",
        "biasConstraint",
        "dropoutFunc",
        "cell",
      ),
      kernelInitializer: elsewhere("a weight's initialiser"),
      recurrentInitializer: elsewhere("a weight's initialiser"),
      biasInitializer: elsewhere("a weight's initialiser"),
      implementation: ignored("how the step is computed, not what"),
      unroll: ignored("how the step is computed, not what"),
      stateful: only(false),
      inputDim: elsewhere("the input's shape"),
      inputLength: elsewhere("the input's shape"),
    },
    sample: {
      inputs: [[2, 5, 2]],
      arguments: { units: 3 },
      weightShapes: {
        kernel: [2, width],
        recurrent_kernel: [3, width],
        bias: [width],
      },
    },
    source: read(at),
  } as unknown as Phrase<"gru">);
}

export const recurrent: readonly Phrase[] = (
  ["simpleRnn", "gru", "lstm"] as const
).map(spoken);
