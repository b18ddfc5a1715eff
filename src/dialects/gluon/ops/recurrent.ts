// gluon.rnn: RNN (whose activation is relu by default), LSTM and GRU, floor by floor, with dropout between floors.
import type { Fans, Initializer, OptionsOf } from "../../../ir/index.ts";
import { gateRows, gateVector, type Gate } from "../../gateParts.ts";
import {
  elsewhere,
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
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import {
  boolean,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { drawnWeight, followsMode, fansOf, namedWeight } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource, signed } from "../sources.ts";

type Name = "simpleRnn" | "gru" | "lstm";

const own = inSource("python/mxnet/gluon/rnn/rnn_layer.py · _RNNLayer");

const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.rzn,
  lstm: gateOrders.ifgo,
};
const names: { readonly [N in Name]: string } = {
  simpleRnn: "RNN",
  gru: "GRU",
  lstm: "LSTM",
};

const kinds = {
  i2h_weight: "kernel",
  h2h_weight: "recurrentKernel",
  i2h_bias: "bias",
  h2h_bias: "recurrentBias",
} as const;

/** Gates below one another; the initialiser is the one that net.initialize or the layer says. */
function joined(name: Name, backward: boolean): readonly JoinedWeight[] {
  const gates = orders[name];
  return (Object.keys(kinds) as (keyof typeof kinds)[]).map((role) => {
    const parameter = backward ? `backward_${role}` : role;
    const matrix = role.endsWith("weight");
    const argument = `${role}_initializer`;
    const initializer: Word<Initializer> = matrix
      ? drawnWeight(parameter, () => [], argument).initializer
      : namedWeight(parameter, argument).initializer;
    return {
      parameter,
      parts: (context: Context) => {
        const [rows = 0, columns = 1] = context.weightShape(parameter) ?? [];
        const each = {
          kind: kinds[role],
          gates,
          units: rows / gates.length,
          backward,
        };
        return matrix ? gateRows(each, columns) : gateVector(each);
      },
      initializer,
      fans: (context: Context): Fans => fansOf(context, parameter),
    };
  });
}

const curve = (name: "tanh" | "sigmoid") =>
  impliedWord<OptionsOf<"gru">["gateActivation"]>(
    name,
    `MXNet's formula has ${name} there`,
    own,
  );

const activation: Word<OptionsOf<"simpleRnn">["activation"]> = {
  from: ["activation"],
  read: (context) => {
    const value = context.argument("activation");
    if (value === "relu" || value === "tanh") return value;
    throw expected("activation", "'relu' or 'tanh'", value);
  },
  write: (value) => ({ activation: value }),
  default: { kind: "signature", source: own },
  samples: ["relu", "tanh"],
};

const special = {
  simpleRnn: { activation },
  gru: {
    activation: curve("tanh"),
    gateActivation: curve("sigmoid"),
    resetAfter: impliedWord(
      true,
      "the reset gate multiplies after the product with h2h_weight",
      own,
    ),
  },
  lstm: {
    activation: curve("tanh"),
    gateActivation: curve("sigmoid"),
    outputActivation: curve("tanh"),
    ...plainLstm(own),
  },
} as const;

const options = {
  units: numberWord("hidden_size", own, [3]),
  direction: {
    from: ["bidirectional"],
    read: (context: Context) =>
      boolean(context.argument("bidirectional"), "bidirectional")
        ? "both"
        : "forward",
    write: (value: OptionsOf<Name>["direction"]) =>
      value === "backward" ? null : { bidirectional: value === "both" },
    default: { kind: "signature", source: own },
    samples: ["forward", "both"],
  },
  merge: concatenated(own),
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    "sequence",
    "the outputs of all steps are given",
    own,
  ),
  returnState: impliedWord(false, "states are not asked for", own),
  timeAxis: {
    from: ["layout"],
    read: (context: Context) => (context.argument("layout") === "NTC" ? 1 : 0),
    write: (value: 0 | 1 | null) =>
      value === null ? null : { layout: value === 1 ? "NTC" : "TNC" },
    default: { kind: "signature", source: own },
    samples: [0, 1],
  },
  biases: impliedWord<OptionsOf<Name>["biases"]>(
    "two",
    "every gate has an i2h_bias and an h2h_bias",
    own,
  ),
  ...neverDrops(own),
};

const claims: Readonly<Record<string, Claim>> = {
  num_layers: elsewhere("one call per floor"),
  dropout: elsewhere("a dropout between the floors"),
  input_size: elsewhere("the input's last axis"),
  dtype: only("float32", { dtype: "float32" }),
  projection_size: only(null),
  h2r_weight_initializer: only(null),
  state_clip_min: only(null),
  state_clip_max: only(null),
  state_clip_nan: only(false),
  kwargs: elsewhere("prefix and params are read while recording"),
};
const others: Readonly<Record<string, Claim>> = Object.fromEntries(
  [
    "hidden_size",
    "activation",
    "layout",
    "bidirectional",
    ...Object.keys(kinds).map((role) => `${role}_initializer`),
  ].map((each) => [each, elsewhere("the recurrent layer")] as const),
);

function layer(name: Name): Phrase[] {
  const path = `mxnet.gluon.rnn.${names[name]}`;
  const rows = 3 * orders[name].length;
  const one = (lead: string) => ({
    [`${lead}i2h_weight`]: [rows, 2],
    [`${lead}h2h_weight`]: [rows, 3],
    [`${lead}i2h_bias`]: [rows],
    [`${lead}h2h_bias`]: [rows],
  });
  const spoken = phrase({
    op: name,
    calls: [path],
    signature: signatureOf(path),
    options: { ...options, ...special[name] },
    joined: [...joined(name, false), ...joined(name, true)],
    claims,
    sample: {
      inputs: [[5, { batch: 1 }, 2]],
      arguments: { hidden_size: 3 },
      weightShapes: { ...one(""), ...one("backward_") },
    },
    source: signed(path),
  } as unknown as Phrase<Name>);
  const between = phrase({
    op: "dropout",
    calls: [`${path}.dropout`],
    signature: signatureOf(path),
    applied: "training=True",
    options: {
      dropRate: {
        ...numberWord("dropout", own, [0.5, 0.25]),
        read: (context) => number(context.argument("dropout"), "dropout"),
      },
      granularity: impliedWord<"element" | "channel">(
        "element",
        "single values are dropped between floors",
        own,
      ),
      activeIn: followsMode,
    },
    claims: { ...claims, ...others, training: elsewhere("autograd.record") },
    sample: { arguments: { hidden_size: 3 } },
    source: signed(path),
  });
  return [spoken, between];
}

export default (["simpleRnn", "gru", "lstm"] as const).flatMap(layer);
