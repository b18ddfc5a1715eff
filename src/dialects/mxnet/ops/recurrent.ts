// Recurrent layers: cells unrolled over time, and the fused operator whose weights are one vector.
import type { Fans, Initializer, OptionsOf } from "../../../ir/index.ts";
import {
  gateRows,
  gateStretch,
  gateVector,
  type Gate,
} from "../../gateParts.ts";
import {
  elsewhere,
  ignored,
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
import {
  boolean,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { fansOf, operator } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource, signed } from "../sources.ts";

type Name = "simpleRnn" | "gru" | "lstm";

const cells = inSource("python/mxnet/rnn/rnn_cell.py");
const fused = inSource("src/operator/rnn-inl.h · RNNParam");

const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.rzn,
  lstm: gateOrders.ifgo,
};

const curve = (name: "tanh" | "sigmoid", source: typeof cells) =>
  impliedWord<OptionsOf<"gru">["gateActivation"]>(
    name,
    `MXNet's formula has ${name} there`,
    source,
  );

/** What only some of the ops have. */
const special = (source: typeof cells) => ({
  gru: {
    activation: curve("tanh", source),
    gateActivation: curve("sigmoid", source),
    resetAfter: impliedWord(
      true,
      "MXNet's GRU is cuDNN's: the reset gate multiplies after the product with h2h_weight",
      source,
    ),
  },
  lstm: {
    activation: curve("tanh", source),
    gateActivation: curve("sigmoid", source),
    outputActivation: curve("tanh", source),
    ...plainLstm(source),
  },
});

const always = (source: typeof cells) => ({
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    "sequence",
    "the outputs of all steps are given",
    source,
  ),
  returnState: impliedWord(false, "states are not asked for", source),
  biases: impliedWord<OptionsOf<Name>["biases"]>(
    "two",
    "every gate has an i2h_bias and an h2h_bias",
    source,
  ),
  ...neverDrops(source),
});

const uniform = impliedWord<Initializer>(
  { kind: "uniform", low: -0.01, high: 0.01 },
  "init_params and fit draw from U(−0.01, 0.01) unless they are told otherwise",
  inSource("python/mxnet/module/base_module.py · BaseModule.init_params"),
);
const zero = impliedWord<Initializer>(
  { kind: "constant", value: 0 },
  "every initialiser starts what is named …bias at 0",
  inSource("python/mxnet/initializer.py · Initializer.__call__"),
);

/** The four weights of a cell: gates below one another. */
function cellWeights(name: Name): readonly JoinedWeight[] {
  const gates = orders[name];
  const unitsOf = (context: Context) =>
    number(context.argument("num_hidden"), "num_hidden");
  const word = (
    parameter: string,
    kind: "kernel" | "recurrentKernel" | "bias" | "recurrentBias",
  ): JoinedWeight => {
    const matrix = parameter.endsWith("weight");
    return {
      parameter,
      parts: (context) => {
        const each = { kind, gates, units: unitsOf(context) };
        const [, columns = 1] = context.weightShape(parameter) ?? [];
        return matrix ? gateRows(each, columns) : gateVector(each);
      },
      initializer: matrix ? uniform : zero,
      fans: (context): Fans => fansOf(context, parameter),
    };
  };
  return [
    word("i2h_weight", "kernel"),
    word("h2h_weight", "recurrentKernel"),
    word("i2h_bias", "bias"),
    word("h2h_bias", "recurrentBias"),
  ];
}

const timeAxis: Word<0 | 1 | null> = {
  from: ["layout"],
  read: (context) => {
    const value = context.argument("layout");
    if (value === "NTC") return 1;
    if (value === "TNC") return 0;
    throw expected("layout", "'NTC' or 'TNC'", value);
  },
  write: () => null,
  default: { kind: "signature", source: cells },
  samples: [],
};

const rows = (name: Name) => 3 * orders[name].length;

const cellActivation: Word<OptionsOf<"simpleRnn">["activation"]> = {
  from: ["activation"],
  read: (context) => {
    const value = context.argument("activation");
    if (value === "tanh" || value === "relu" || value === "sigmoid")
      return value;
    if (value === "softrelu") return "softplus";
    throw expected(
      "activation",
      "'tanh', 'relu', 'sigmoid' or 'softrelu'",
      value,
    );
  },
  write: (value) => ({ activation: value === "softplus" ? "softrelu" : value }),
  default: { kind: "signature", source: cells },
  samples: ["tanh", "relu"],
};

const cellClaims: Readonly<Record<string, Claim>> = {
  prefix: elsewhere("the weights' names"),
  params: elsewhere("shared weights, read while recording"),
  forget_bias: elsewhere("the initialiser of i2h_bias"),
};

function cell(name: Name, call: string): Phrase {
  const path = `mxnet.rnn.${call}`;
  const own =
    name === "simpleRnn"
      ? { activation: cellActivation }
      : special(cells)[name];
  return phrase({
    op: name,
    calls: [path],
    signature: signatureOf(path),
    applied: "layout='NTC'",
    options: {
      units: numberWord("num_hidden", cells, [3]),
      ...forwardOnly(cells),
      timeAxis,
      ...always(cells),
      ...own,
    },
    joined: cellWeights(name),
    claims: cellClaims,
    sample: {
      inputs: [[{ batch: 1 }, 5, 2]],
      arguments: { num_hidden: 3, layout: "NTC" },
      weightShapes: {
        i2h_weight: [rows(name), 2],
        h2h_weight: [rows(name), 3],
        i2h_bias: [rows(name)],
        h2h_bias: [rows(name)],
      },
    },
    source: signed(path),
  });
}

/** The one vector: per direction the gates' kernels, then their recurrent kernels; behind them, in the same order, the biases. */
function vector(name: Name): readonly JoinedWeight[] {
  const gates = orders[name];
  return [
    {
      parameter: "parameters",
      parts: (context) => {
        const units = number(context.argument("state_size"), "state_size");
        const features = Number(context.inputs[0]?.at(-1) ?? 0);
        const ways = boolean(context.argument("bidirectional"), "bidirectional")
          ? [false, true]
          : [false];
        const all = gates.length * units;
        const matrices = all * (features + units);
        return Object.assign(
          {},
          ...ways.flatMap((backward, i) => {
            const each = { gates, units, backward };
            const biases = ways.length * matrices + i * 2 * all;
            return [
              gateStretch({ ...each, kind: "kernel" }, i * matrices, features),
              gateStretch(
                { ...each, kind: "recurrentKernel" },
                i * matrices + all * features,
                units,
              ),
              gateStretch({ ...each, kind: "bias" }, biases, null),
              gateStretch(
                { ...each, kind: "recurrentBias" },
                biases + all,
                null,
              ),
            ];
          }),
        ) as ReturnType<typeof gateStretch>;
      },
      initializer: uniform,
      fans: () => ({ fanIn: 1, fanOut: 1 }),
    },
  ];
}

const fusedActivation: Word<OptionsOf<"simpleRnn">["activation"]> = {
  from: ["mode"],
  read: (context) =>
    context.argument("mode") === "rnn_relu" ? "relu" : "tanh",
  write: (value) =>
    value === "relu" || value === "tanh" ? { mode: `rnn_${value}` } : null,
  default: { kind: "signature", source: fused },
  samples: ["tanh", "relu"],
};

function together(name: Name, part: string): Phrase[] {
  const own =
    name === "simpleRnn"
      ? { activation: fusedActivation }
      : special(fused)[name];
  const size = 3 * orders[name].length * (2 + 3 + 2);
  return operator(
    "RNN",
    {
      op: name,
      options: {
        units: numberWord("state_size", fused, [3]),
        direction: {
          from: ["bidirectional"],
          read: (context: Context) =>
            boolean(context.argument("bidirectional"), "bidirectional")
              ? "both"
              : "forward",
          write: (value: OptionsOf<Name>["direction"]) =>
            value === "backward" ? null : { bidirectional: value === "both" },
          default: { kind: "signature", source: fused },
          samples: ["forward", "both"],
        },
        merge: concatenated(fused),
        timeAxis: impliedWord<0 | 1 | null>(
          0,
          "the operator takes T, N, C",
          fused,
        ),
        ...always(fused),
        ...own,
      },
      joined: vector(name),
      claims: {
        parameters: elsewhere("the weights"),
        state: elsewhere("zeros, checked while recording"),
        state_cell: elsewhere("zeros, checked while recording"),
        sequence_length: only(null),
        num_layers: elsewhere("checked while recording: 1"),
        mode: elsewhere("the call's name here"),
        p: ignored("it drops between layers, and there is one"),
        state_outputs: only(false),
        projection_size: only(null),
        lstm_state_clip_min: only(null),
        lstm_state_clip_max: only(null),
        lstm_state_clip_nan: only(false),
        use_sequence_length: only(false),
      },
      sample: {
        inputs: [[5, { batch: 1 }, 2]],
        arguments: { state_size: 3 },
        weightShapes: { parameters: [size] },
      },
    },
    part,
  );
}

export default [
  cell("simpleRnn", "RNNCell"),
  cell("lstm", "LSTMCell"),
  cell("gru", "GRUCell"),
  ...together("simpleRnn", ".rnn"),
  ...together("lstm", ".lstm"),
  ...together("gru", ".gru"),
];
