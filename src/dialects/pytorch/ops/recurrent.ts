// Recurrent layers and cells: nn.RNN, nn.LSTM, nn.GRU floor by floor, and one step of each.
import {
  type Fans,
  type Initializer,
  type OptionsOf,
  type RecurrentKind,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { gateRows, gateVector, type Gate } from "../../gateParts.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Claim,
  type Context,
  type JoinedWeight,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import {
  concatenated,
  forwardOnly,
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { boolean, impliedWord, number, numberWord } from "../../words.ts";
import { choiceWord, flagWord, placement } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";
import { followsModule } from "./dropout.ts";

type Name = "simpleRnn" | "gru" | "lstm";

const own = inSource("torch/nn/modules/rnn.py · RNNBase.__init__");
const formula = executed("behaviours.recurrentSteps");

const units = numberWord("hidden_size", own, [3]);

/** Every weight and bias: U(±1/√hidden_size). */
const drawn: Word<Initializer> = impliedWord<Initializer>(
  (context) => {
    const bound =
      1 / Math.sqrt(number(context.argument("hidden_size"), "hidden_size"));
    return { kind: "uniform", low: -bound, high: bound };
  },
  "torch draws all weights and biases of recurrent layers from U(±1/√hidden_size)",
  executed("behaviours.recurrentInit"),
);

/** Which of torch's weights is which: gates below one another, in torch's order. */
function joined(
  gates: readonly Gate[],
  backward: boolean,
): readonly JoinedWeight[] {
  const lead = backward ? "backward_" : "";
  const word = (
    role: string,
    kind: RecurrentKind,
    matrix: boolean,
  ): JoinedWeight => {
    const shapeOf = (context: Context) =>
      context.weightShape(lead + role) ?? [];
    return {
      parameter: lead + role,
      parts: (context) => {
        const [rows = 0, columns = 1] = shapeOf(context);
        const each = { kind, gates, units: rows / gates.length, backward };
        return matrix ? gateRows(each, columns) : gateVector(each);
      },
      initializer: drawn,
      fans: (context): Fans => {
        const [rows = 1, columns = rows] = shapeOf(context);
        return { fanIn: columns, fanOut: rows };
      },
    };
  };
  return [
    word("weight_ih", "kernel", true),
    word("weight_hh", "recurrentKernel", true),
    word("bias_ih", "bias", false),
    word("bias_hh", "recurrentBias", false),
  ];
}

const biases: Word<OptionsOf<Name>["biases"]> = flagWord<
  OptionsOf<Name>["biases"]
>("bias", "two", "none", own);

const curve = (name: "tanh" | "sigmoid") =>
  impliedWord<OptionsOf<"gru">["gateActivation"]>(
    name,
    `torch's formula has ${name} there`,
    formula,
  );

/** What only some of the ops have. */
const special = {
  simpleRnn: {
    activation: choiceWord(
      "nonlinearity",
      { tanh: "tanh", relu: "relu" } as const,
      own,
    ),
  },
  gru: {
    activation: curve("tanh"),
    gateActivation: curve("sigmoid"),
    resetAfter: impliedWord(
      true,
      "torch multiplies by the reset gate after the product with weight_hh",
      formula,
    ),
  },
  lstm: {
    activation: curve("tanh"),
    gateActivation: curve("sigmoid"),
    outputActivation: curve("tanh"),
    ...plainLstm(formula),
  },
} as const;

const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.rzn,
  lstm: gateOrders.ifgo,
};

/** A weight of each shape for the laws: 3 units, 2 features. */
const lawShapes = (name: Name) => {
  const rows = 3 * orders[name].length;
  const one = (lead: string) => ({
    [`${lead}weight_ih`]: [rows, 2],
    [`${lead}weight_hh`]: [rows, 3],
    [`${lead}bias_ih`]: [rows],
    [`${lead}bias_hh`]: [rows],
  });
  return { ...one(""), ...one("backward_") };
};

const lawArguments: Readonly<Record<string, Argument>> = {
  input_size: 2,
  hidden_size: 3,
};

const timeAxis: Word<0 | 1 | null> = {
  from: ["batch_first"],
  read: (context) =>
    boolean(context.argument("batch_first"), "batch_first") ? 1 : 0,
  write: (value) => (value === null ? null : { batch_first: value === 1 }),
  default: { kind: "signature", source: own },
  samples: [0, 1],
};

const layerOptions = {
  units,
  direction: flagWord<OptionsOf<Name>["direction"]>(
    "bidirectional",
    "both",
    "forward",
    own,
  ),
  merge: concatenated(formula),
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    "sequence",
    "torch gives the results of all steps",
    formula,
  ),
  returnState: impliedWord(true, "torch gives the last states too", formula),
  timeAxis,
  biases,
  ...neverDrops(own),
};

const cellOptions = {
  units,
  ...forwardOnly(formula),
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    "last",
    "a cell makes one step",
    formula,
  ),
  returnState: impliedWord(true, "a cell gives its states", formula),
  timeAxis: impliedWord<0 | 1 | null>(
    null,
    "a cell's input has no time axis",
    formula,
  ),
  biases,
  ...neverDrops(own),
};

const layerClaims: Readonly<Record<string, Claim>> = {
  input,
  hx: elsewhere("the initial states, further inputs"),
  input_size: elsewhere("the input's last axis"),
  num_layers: elsewhere("one call per floor"),
  dropout: elsewhere("a dropout between the floors"),
  ...placement,
};
const cellClaims: Readonly<Record<string, Claim>> = {
  input,
  hx: elsewhere("the initial states, further inputs"),
  input_size: elsewhere("the input's last axis"),
  ...placement,
};

const first = "input_size, hidden_size, num_layers=1";
const rest = "bias=True, batch_first=False, dropout=0.0, bidirectional=False";
const place = "device=None, dtype=None";
const signatures: { readonly [N in Name]: Versioned<string> } = {
  simpleRnn: byVersion(
    ["0.3.1", `${first}, ${rest}, *, nonlinearity='tanh'`],
    ["2.4.0", `${first}, nonlinearity='tanh', ${rest}, ${place}`],
  ),
  gru: byVersion(
    ["0.3.1", `${first}, ${rest}`],
    ["1.13.1", `${first}, ${rest}, ${place}`],
  ),
  lstm: byVersion(
    ["0.3.1", `${first}, ${rest}`],
    ["1.13.1", `${first}, ${rest}, proj_size=0, ${place}`],
  ),
};
const cellSignatures: { readonly [N in Name]: Versioned<string> } = {
  simpleRnn: byVersion(
    ["0.3.1", "input_size, hidden_size, bias=True, nonlinearity='tanh'"],
    [
      "1.13.1",
      `input_size, hidden_size, bias=True, nonlinearity='tanh', ${place}`,
    ],
  ),
  gru: byVersion(
    ["0.3.1", "input_size, hidden_size, bias=True"],
    ["1.13.1", `input_size, hidden_size, bias=True, ${place}`],
  ),
  lstm: byVersion(
    ["0.3.1", "input_size, hidden_size, bias=True"],
    ["1.13.1", `input_size, hidden_size, bias=True, ${place}`],
  ),
};

const names: { readonly [N in Name]: string } = {
  simpleRnn: "RNN",
  gru: "GRU",
  lstm: "LSTM",
};

function layer<N extends Name>(name: N): Phrase[] {
  const path = `torch.nn.${names[name]}`;
  const projected: Readonly<Record<string, Claim>> =
    name === "lstm" ? { proj_size: only(0) } : {};
  const spoken = phrase({
    op: name,
    calls: [path],
    signature: signatures[name],
    applied: "input, hx=None",
    options: { ...layerOptions, ...special[name] },
    joined: [...joined(orders[name], false), ...joined(orders[name], true)],
    claims: { ...layerClaims, ...projected },
    sample: {
      inputs: [[2, 5, 2]],
      arguments: lawArguments,
      weightShapes: lawShapes(name),
    },
    source: signed(path),
  } as unknown as Phrase<N>);
  const between = phrase({
    op: "dropout",
    calls: [`${path}.dropout`],
    signature: signatures[name],
    applied: "training=True",
    options: {
      dropRate: numberWord("dropout", own, [0.5, 0.25]),
      granularity: impliedWord<"element" | "channel">(
        "element",
        "torch drops single values between floors",
        own,
      ),
      activeIn: followsModule,
    },
    claims: {
      ...Object.fromEntries(
        [
          "input_size",
          "hidden_size",
          "num_layers",
          "nonlinearity",
          "bias",
          "batch_first",
          "bidirectional",
          "proj_size",
        ].map((each) => [each, elsewhere("the recurrent layer")] as const),
      ),
      ...placement,
      training: elsewhere("train() and eval()"),
    },
    sample: { arguments: lawArguments },
    source: signed(path),
  });
  return [spoken, between];
}

function cell<N extends Name>(name: N): Phrase {
  const path = `torch.nn.${names[name]}Cell`;
  return phrase({
    op: name,
    calls: [path],
    signature: cellSignatures[name],
    applied: "input, hx=None",
    options: { ...cellOptions, ...special[name] },
    joined: joined(orders[name], false),
    claims: cellClaims,
    sample: {
      inputs: [[2, 2]],
      arguments: lawArguments,
      weightShapes: lawShapes(name),
    },
    source: signed(path),
  } as unknown as Phrase<N>);
}

const all: readonly Name[] = ["simpleRnn", "gru", "lstm"];
export default [...all.flatMap(layer), ...all.map(cell)];
