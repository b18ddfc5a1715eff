// Recurrent layers, cells, and CuDNN's own layers of Keras 2.
import type {
  Initializer,
  OptionsOf,
  RecurrentKind,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  gateColumns,
  gateVector,
  gateVectorRow,
  type Gates,
  type Parts,
} from "../../gateParts.ts";
import {
  elsewhere,
  phrase,
  type Context,
  type FollowUp,
  type JoinedWeight,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { gateOrders, plainLstm } from "../../recurrentWords.ts";
import { byVersion } from "../../version.ts";
import { boolean, numberWord } from "../../words.ts";
import { computeFans, initializerWord } from "../initializers.ts";
import {
  at,
  cudnnSource,
  curveWord,
  forgetBiasWord,
  lateFlag,
  recurrentClaims,
  sharedOptions,
  type Gate,
  type Name,
} from "../recurrentRows.ts";
import {
  cellSignature,
  cudnnHead,
  signatureOf,
} from "../recurrentSignatures.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.zrn,
  lstm: gateOrders.ifgo,
};
const files: { readonly [N in Name]: string } = {
  simpleRnn: "simple_rnn.py",
  gru: "gru.py",
  lstm: "lstm.py",
};
const names: { readonly [N in Name]: string } = {
  simpleRnn: "SimpleRNN",
  gru: "GRU",
  lstm: "LSTM",
};

/** Where the biases of a direction stand: one after the other, or in two rows. */
function biasParts(
  name: Name,
  shape: readonly number[],
  backward: boolean,
): Parts {
  const gates = orders[name];
  const each = (kind: RecurrentKind, units: number): Gates => ({
    kind,
    gates,
    units,
    backward,
  });
  const [first = 0, second] = shape;
  if (second !== undefined) {
    const units = second / gates.length;
    return {
      ...gateVectorRow(each("bias", units), 0),
      ...gateVectorRow(each("recurrentBias", units), 1),
    };
  }
  return gateVector(each("bias", first / gates.length));
}

/** CuDNN's biases: both in one vector. */
function twoBiases(name: Name, [length = 0]: readonly number[]): Parts {
  const gates = orders[name];
  const units = length / gates.length / 2;
  return {
    ...gateVector({ kind: "bias", gates, units }),
    ...gateVector(
      { kind: "recurrentBias", gates, units },
      { start: gates.length * units },
    ),
  };
}

interface Joining {
  readonly name: Name;
  readonly backward: boolean;
  readonly bias: Word<Initializer>;
  readonly biasParts: (shape: readonly number[]) => Parts;
}

function joined({
  name,
  backward,
  bias,
  biasParts: parts,
}: Joining): JoinedWeight[] {
  const lead = backward ? "backward_" : "";
  const shapeOf = (context: Context, role: string) =>
    context.weightShape(lead + role) ?? [];
  const matrix = (
    role: string,
    kind: RecurrentKind,
    initializer: Word<Initializer>,
  ): JoinedWeight => ({
    parameter: lead + role,
    parts: (context) => {
      const [rows = 0, columns = 0] = shapeOf(context, role);
      const gates = orders[name];
      return gateColumns(
        { kind, gates, units: columns / gates.length, backward },
        rows,
      );
    },
    initializer,
    fans: (context) => computeFans(shapeOf(context, role)),
  });
  const file = `${at}/${files[name]}`;
  return [
    matrix("kernel", "kernel", initializerWord("kernel_initializer", file)),
    matrix(
      "recurrent_kernel",
      "recurrentKernel",
      initializerWord("recurrent_initializer", file),
    ),
    {
      parameter: `${lead}bias`,
      parts: (context) => parts(shapeOf(context, "bias")),
      initializer: bias,
      fans: (context) => computeFans(shapeOf(context, "bias")),
    },
  ];
}

const plainBias = (name: Name): Word<Initializer> =>
  initializerWord("bias_initializer", `${at}/${files[name]}`);

/** Weights of both directions. */
const weightsOf = (name: Name): JoinedWeight[] =>
  [false, true].flatMap((backward) =>
    joined({
      name,
      backward,
      bias: name === "lstm" ? forgetBiasWord(1, 2) : plainBias(name),
      biasParts: (shape) => biasParts(name, shape, backward),
    }),
  );

/** Weights for the laws: 3 units, 2 features. A GRU's bias has two rows. */
function lawShapes(name: Name): Record<string, readonly number[]> {
  const width = 3 * orders[name].length;
  const one = (lead: string) => ({
    [`${lead}kernel`]: [2, width],
    [`${lead}recurrent_kernel`]: [3, width],
    [`${lead}bias`]: name === "gru" ? [2, width] : [width],
  });
  return { ...one(""), ...one("backward_") };
}

const hasBias = (context: Context): boolean =>
  boolean(context.argument("use_bias") ?? true, "use_bias");
const resetAfter = lateFlag("reset_after");

/** A GRU whose reset gate acts after the product has two biases. */
const biasesOf = (name: Name): Word<OptionsOf<Name>["biases"]> => ({
  from: ["use_bias"],
  read: (context) =>
    !hasBias(context)
      ? "none"
      : name === "gru" && resetAfter.read(context)
        ? "two"
        : "one",
  write: (value, context) =>
    value === "none" ||
    value === (name === "gru" && resetAfter.read(context) ? "two" : "one")
      ? { use_bias: value !== "none" }
      : null,
  default: {
    kind: "derived",
    value: (context) => biasesOf(name).read(context),
    because:
      name === "gru"
        ? "a GRU has a second bias where reset_after is True"
        : "use_bias=True adds one bias",
    source: executed("behaviours.recurrent.bias shapes of 2 units"),
  },
  samples: ["none", "one", "two"],
});

const special = {
  simpleRnn: { activation: curveWord("activation") },
  gru: {
    activation: curveWord("activation"),
    gateActivation: curveWord("recurrent_activation"),
    resetAfter,
  },
  lstm: {
    activation: curveWord("activation"),
    gateActivation: curveWord("recurrent_activation"),
    outputActivation: {
      ...curveWord("activation"),
      write: () => null,
      samples: [],
    },
    ...plainLstm(executed(`${at}/lstm.py · LSTMCell.call`)),
  },
} as const;

/** A layer that walks backwards gives its results in the order in which it made them. */
const turnedRound: FollowUp = {
  from: ["go_backwards"],
  read: (context) => {
    const asked = (name: string) =>
      boolean(context.argument(name) ?? false, name);
    if (!asked("go_backwards") || !asked("return_sequences")) return null;
    const time = asked("time_major") ? 0 : 1;
    const ranges = [0, 1, 2].map(
      (axis): OptionsOf<"slice">["ranges"][number] => ({
        start: 0,
        stop: null,
        step: axis === time ? -1 : 1,
      }),
    );
    return { op: "slice", options: { ranges, dropAxes: [] } };
  },
  source: executed("behaviours.recurrent.backwards over 1 2 3"),
};

const units = numberWord("units", executed(at), [3]);
const lawArguments: Readonly<Record<string, Argument>> = { units: 3 };

/** What `RNN` says, not the cell's own call. */
const unwritten = <T>(word: Word<T>): Word<T> => ({
  ...word,
  write: () => null,
  samples: [],
});

/** The layer, which `Bidirectional` may hold, and the cell, which `RNN` walks through time. */
function spoken(name: Name): Phrase[] {
  const options = {
    units,
    biases: biasesOf(name),
    ...sharedOptions(name),
    ...special[name],
  };
  const file = `${at}/${files[name]}`;
  const shared = {
    op: name,
    options,
    joined: weightsOf(name),
    after: [turnedRound],
    claims: recurrentClaims,
    sample: {
      inputs: [[2, 5, 2]],
      arguments: lawArguments,
      weightShapes: lawShapes(name),
    },
  };
  const held = {
    direction: unwritten(options.direction),
    returns: unwritten(options.returns),
    returnState: unwritten(options.returnState),
  };
  return [
    {
      ...shared,
      calls: [`keras.layers.${names[name]}`],
      signature: signatureOf(name),
      applied: "initial_state=None, bidirectional=False, merge_mode='concat'",
      source: executed(`${file} · ${names[name]}.__init__`),
    },
    {
      ...shared,
      options: { ...options, ...held },
      calls: [`keras.layers.${names[name]}Cell`],
      signature: cellSignature(name),
      applied:
        "states=None, return_sequences=False, return_state=False, go_backwards=False, time_major=False",
      source: executed(`${file} · ${names[name]}Cell.__init__`),
    },
  ];
}

/** CuDNN's layers: fixed curves, two biases, the reset gate after the product. */
function cudnn(name: "gru" | "lstm"): Phrase {
  const because = "CuDNN's formula has it so";
  const own = <T>(value: T) => fixed<T>(value, because, "cuDNN");
  const options = {
    units,
    biases: own<OptionsOf<"gru">["biases"]>("two"),
    ...sharedOptions(name),
    activation: own<OptionsOf<"gru">["activation"]>("tanh"),
    gateActivation: own<OptionsOf<"gru">["gateActivation"]>("sigmoid"),
    ...(name === "gru"
      ? { resetAfter: own(true) }
      : {
          outputActivation: own<OptionsOf<"gru">["activation"]>("tanh"),
          ...plainLstm(cudnnSource),
        }),
  };
  const bias = name === "lstm" ? forgetBiasWord(5, 2) : plainBias(name);
  const width = 3 * orders[name].length;
  const head = cudnnHead(name);
  return phrase({
    op: name,
    calls: [`keras.layers.CuDNN${names[name]}`],
    signature: byVersion(
      ["2.1.4", `${head}, stateful=False, **kwargs`],
      ["2.15.0", `${head}, go_backwards=False, stateful=False, **kwargs`],
    ),
    applied: "initial_state=None, bidirectional=False, merge_mode='concat'",
    options,
    joined: joined({
      name,
      backward: false,
      bias,
      biasParts: (shape) => twoBiases(name, shape),
    }),
    after: [turnedRound],
    claims: { ...recurrentClaims, dropout: elsewhere("no parameter") },
    sample: {
      inputs: [[2, 5, 2]],
      arguments: lawArguments,
      weightShapes: {
        kernel: [2, width],
        recurrent_kernel: [3, width],
        bias: [2 * width],
      },
    },
    source: cudnnSource,
  } as unknown as Phrase<"gru">);
}

export const recurrent: readonly Phrase[] = [
  ...(["simpleRnn", "gru", "lstm"] as const).flatMap(spoken),
  cudnn("gru"),
  cudnn("lstm"),
];
