// Recurrent layers of rnn_cell and gru_cell: time first, two biases for every gate, the forget gate's constant in the formula.
import type { Fans, Initializer, OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  gateRows,
  gateVector,
  type Gate,
  type Parts,
} from "../../gateParts.ts";
import {
  elsewhere,
  ignored,
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
import { fansOf, xavier } from "../initializers.ts";
import { inSource } from "../sources.ts";

type Name = "simpleRnn" | "gru" | "lstm";
type Curve = OptionsOf<"gru">["gateActivation"];

const cells = inSource("caffe2/python/rnn_cell.py · _LSTM");
const gruCell = inSource("caffe2/python/gru_cell.py · GRUCell");
const lstmUnit = inSource("caffe2/operators/lstm_unit_op.h · LSTMUnit");
const gruUnit = inSource("caffe2/operators/gru_unit_op.h · GRUUnit");

const units: Word<number> = {
  from: ["dim_out"],
  read: (context) => {
    const value = context.argument("dim_out");
    const [one] = Array.isArray(value)
      ? (value as readonly Argument[])
      : [value];
    return number(one, "dim_out");
  },
  write: (value) => ({ dim_out: value }),
  default: { kind: "signature", source: cells },
  samples: [8, 16],
};

const curve = (name: "tanh" | "sigmoid", source: typeof cells) =>
  impliedWord<Curve>(name, `the formula has ${name} there`, source);

const shared = (returns: OptionsOf<Name>["returns"]) => ({
  units,
  ...forwardOnly(cells),
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    returns,
    returns === "last"
      ? "the second output is that of the last step"
      : "the first output holds all steps",
    cells,
  ),
  returnState: impliedWord(false, "outputs are calls of their own here", cells),
  timeAxis: impliedWord<0 | 1 | null>(0, "sequences stand time first", cells),
  biases: impliedWord<OptionsOf<Name>["biases"]>(
    "two",
    "every gate has a bias beside the input and one beside the state",
    cells,
  ),
  ...neverDrops(cells),
});

interface Block {
  /** The blob that the weights are called after. */
  readonly blob: string;
  readonly gates: readonly Gate[];
}

/** Gates below one another: those beside the input first, then those beside the state. */
function weightsOf(blocks: readonly Block[]): readonly JoinedWeight[] {
  return blocks.flatMap(({ blob, gates }, index) => {
    const beside = index === 0;
    const each = (
      context: Context,
      kind: "kernel" | "recurrentKernel" | "bias" | "recurrentBias",
    ) => ({ kind, gates, units: units.read(context) });
    const word = (
      parameter: string,
      parts: (context: Context) => Parts,
      initializer: Initializer,
    ): JoinedWeight => ({
      parameter,
      parts,
      initializer: impliedWord<Initializer>(
        initializer,
        "its dense layer fills it so",
        inSource("caffe2/python/helpers/fc.py · _FC_or_packed_FC"),
      ),
      fans: (context): Fans => fansOf(parameter)(context),
    });
    return [
      word(
        `${blob}_w`,
        (context) =>
          gateRows(
            each(context, beside ? "kernel" : "recurrentKernel"),
            context.weightShape(`${blob}_w`)?.[1] ?? 1,
          ),
        xavier,
      ),
      word(
        `${blob}_b`,
        (context) =>
          gateVector(each(context, beside ? "bias" : "recurrentBias")),
        { kind: "constant", value: 0 },
      ),
    ];
  });
}

const claims: Readonly<Record<string, Claim>> = {
  model: elsewhere("the model that the layer is added to"),
  input_blob: input,
  seq_lengths: elsewhere("checked while recording: all as long as the input"),
  initial_states: elsewhere("checked while recording: zeros"),
  dim_in: elsewhere("the weights' shape"),
  scope: elsewhere("the node's name"),
  outputs_with_grads: elsewhere("checked while recording"),
  return_params: only(false),
  memory_optimization: ignored("it changes memory only"),
  forward_only: only(false),
  drop_states: only(false),
  return_last_layer_only: ignored("one layer is built"),
  static_rnn_unroll_size: ignored("it changes how the layer runs"),
  initializer: only(null),
};

const common =
  "model, input_blob, seq_lengths, initial_states, dim_in, dim_out, scope=None, outputs_with_grads=(0,), return_params=False, memory_optimization=False, forget_bias=0.0, forward_only=False, drop_states=False, return_last_layer_only=True, static_rnn_unroll_size=None";

const lstmBlocks: readonly Block[] = [
  { blob: "i2h", gates: gateOrders.ifog },
  { blob: "gates_t", gates: gateOrders.ifog },
];
const gruBlocks: readonly Block[] = [
  { blob: "i2h", gates: gateOrders.rzn },
  { blob: "reset_gate_t", gates: ["reset"] },
  { blob: "update_gate_t", gates: ["update"] },
  { blob: "output_gate_t", gates: ["candidate"] },
];
const plainBlocks: readonly Block[] = [
  { blob: "i2h", gates: gateOrders.only },
  { blob: "gates_t", gates: gateOrders.only },
];

const shapesOf = (blocks: readonly Block[]) =>
  Object.fromEntries(
    blocks.flatMap(({ blob, gates }, i) => [
      [`${blob}_w`, [gates.length * 8, i === 0 ? 5 : 8]],
      [`${blob}_b`, [gates.length * 8]],
    ]),
  ) as Readonly<Record<string, readonly number[]>>;
const sampleOf = (blocks: readonly Block[]) => ({
  inputs: [[7, 4, 5]],
  arguments: { dim_out: 8 },
  weightShapes: shapesOf(blocks),
});

const activation: Word<OptionsOf<"simpleRnn">["activation"]> = {
  from: ["activation"],
  read: (context) => {
    const value = context.argument("activation");
    if (value !== "tanh" && value !== "relu")
      throw expected("activation", "'tanh' or 'relu'", value);
    return value;
  },
  write: (value) =>
    value === "tanh" || value === "relu" ? { activation: value } : null,
  default: {
    kind: "signature",
    source: inSource("caffe2/python/rnn_cell.py · BasicRNNCell"),
  },
  samples: ["tanh", "relu"],
};

const ends = [
  ["", "sequence"],
  [".last", "last"],
] as const;

const lstms = ends.map(([part, returns]): Phrase =>
  phrase({
    op: "lstm",
    calls: [`caffe2.python.rnn_cell.LSTM${part}`],
    signature: `${common}, *, initializer=None`,
    options: {
      ...shared(returns),
      activation: curve("tanh", lstmUnit),
      gateActivation: curve("sigmoid", lstmUnit),
      outputActivation: curve("tanh", lstmUnit),
      ...plainLstm(lstmUnit),
      forgetBias: numberWord("forget_bias", cells, [0, 1]),
    },
    joined: weightsOf(lstmBlocks),
    claims,
    sample: sampleOf(lstmBlocks),
    source: cells,
  }),
);

const grus = ends.map(([part, returns]): Phrase =>
  phrase({
    op: "gru",
    calls: [`caffe2.python.gru_cell.GRU${part}`],
    signature: `${common}, *, linear_before_reset=False`,
    options: {
      ...shared(returns),
      activation: curve("tanh", gruUnit),
      gateActivation: curve("sigmoid", gruUnit),
      resetAfter: {
        from: ["linear_before_reset"],
        read: (context) =>
          boolean(
            context.argument("linear_before_reset"),
            "linear_before_reset",
          ),
        write: (value) => ({ linear_before_reset: value }),
        default: { kind: "signature", source: gruCell },
        samples: [false, true],
      },
    },
    joined: weightsOf(gruBlocks),
    claims: { ...claims, forget_bias: ignored("a GRU has no forget gate") },
    sample: sampleOf(gruBlocks),
    source: gruCell,
  }),
);

const plains = ends.map(([part, returns]): Phrase =>
  phrase({
    op: "simpleRnn",
    calls: [`caffe2.python.rnn_cell.BasicRNN${part}`],
    signature: `${common}, *, initializer=None, activation=None`,
    options: { ...shared(returns), activation },
    joined: weightsOf(plainBlocks),
    claims: { ...claims, forget_bias: ignored("there are no gates") },
    sample: sampleOf(plainBlocks),
    source: cells,
  }),
);

/** The last output stands behind an axis of one. */
const expanded = ["rnn_cell.LSTM", "gru_cell.GRU", "rnn_cell.BasicRNN"].map(
  (name) =>
    phrase({
      op: "reshape",
      calls: [`caffe2.python.${name}.expand`],
      signature: "",
      options: {
        target: impliedWord(
          (context: Context) => context.outputs[0] ?? [],
          "the last output stands behind an axis of one",
          cells,
        ),
      },
      claims: {},
      source: cells,
    }),
);

export default [...lstms, ...grus, ...plains, ...expanded];
