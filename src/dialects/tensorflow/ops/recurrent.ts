// Cells of tf.nn.rnn_cell, as dynamic_rnn walks them: one kernel for input and state, gates beside one another.
import type {
  Initializer,
  OptionsOf,
  RecurrentActivation,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { gateColumns, gateVector, type Parts } from "../../gateParts.ts";
import {
  elsewhere,
  phrase,
  type Claim,
  type Context,
  type JoinedWeight,
  type Word,
} from "../../phrase.ts";
import { concatenated, gateOrders, neverDrops } from "../../recurrentWords.ts";
import {
  booleanWord,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../../words.ts";
import { activationNode } from "../activations.ts";
import { named } from "../claims.ts";
import { initializerOf, kernelInitializer } from "../initialWeights.ts";
import { computeFans } from "../initializers.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/rnn_cell_impl.py";
const walkAt = "ops/rnn.py · dynamic_rnn";

const claims: Readonly<Record<string, Claim>> = {
  ...named,
  reuse: elsewhere("which weights it shares; read while recording"),
  dtype: elsewhere("the weights' number type"),
  kwargs: elsewhere("checked while recording"),
  kernel_initializer: elsewhere("the kernels' initialiser"),
  bias_initializer: elsewhere("the biases' initialiser"),
  initializer: elsewhere("the kernel's initialiser"),
  state_is_tuple: elsewhere("how the state is handed over"),
  ...Object.fromEntries(
    ["num_proj", "proj_clip", "num_unit_shards", "num_proj_shards"].map(
      (each) => [each, elsewhere("refused while recording")],
    ),
  ),
};

const units = numberWord("num_units", read(at), [3]);
const unitsOf = (context: Context): number =>
  number(context.argument("num_units"), "num_units");

/** `activation=None` is tanh. */
const activation: Word<RecurrentActivation> = {
  from: ["activation"],
  read: (context) => {
    const node = activationNode(context, "activation");
    if (node === null) return "tanh";
    if (node.op !== "activation" || node.options.alpha !== null)
      throw expected(
        "activation",
        "a curve without a number of its own",
        context.argument("activation"),
      );
    return node.options.function;
  },
  write: (value) =>
    value === "relu" || value === "softsign"
      ? { activation: { function: `tensorflow.nn.${value}` } }
      : value === "tanh" || value === "sigmoid"
        ? { activation: { function: `tensorflow.${value}` } }
        : null,
  default: { kind: "signature", source: read(at) },
  samples: ["tanh", "relu", "sigmoid"],
};

type Recurrent = OptionsOf<"gru">;

/** What dynamic_rnn says when it walks the cell. */
const walk = {
  direction: fixed<Recurrent["direction"]>(
    (context) =>
      context.argument("backward") === true ? "backward" : "forward",
    "dynamic_rnn walks forward; the second cell of bidirectional_dynamic_rnn backward",
    walkAt,
  ),
  merge: concatenated(read(walkAt)),
  returns: fixed<Recurrent["returns"]>(
    (context) => (context.argument("time_axis") === null ? "last" : "sequence"),
    "the results of all steps are given out",
    walkAt,
  ),
  returnState: fixed<Recurrent["returnState"]>(
    true,
    "the final state is given out too",
    walkAt,
  ),
  timeAxis: fixed<Recurrent["timeAxis"]>(
    (context) => {
      const axis = context.argument("time_axis");
      return axis === null || axis === 0 || axis === 1 ? axis : 1;
    },
    "the batch comes first unless time_major=True",
    walkAt,
  ),
  biases: fixed<Recurrent["biases"]>("one", "every gate adds one bias", at),
  ...neverDrops(read(at)),
};

const gateActivation = fixed<RecurrentActivation>(
  "sigmoid",
  "gates pass through the sigmoid",
  at,
);

/** Inputs stand above the state in one kernel. */
function kernelParts(
  context: Context,
  role: string,
  gates: readonly (string | null)[],
): Parts {
  const [rows = 0, columns = 0] = context.weightShape(role) ?? [];
  const size = columns / gates.length;
  const features = rows - size;
  return {
    ...gateColumns({ kind: "kernel", gates, units: size }, features),
    ...gateColumns({ kind: "recurrentKernel", gates, units: size }, size, {
      row: features,
    }),
  };
}

const fansAt = (role: string) => (context: Context) =>
  computeFans(context.weightShape(role) ?? []);

const joined = (
  role: string,
  gates: readonly (string | null)[],
  initializer: Word<Initializer>,
): JoinedWeight => ({
  parameter: role,
  parts: (context) =>
    role.endsWith("kernel")
      ? kernelParts(context, role, gates)
      : gateVector({ kind: "bias", gates, units: unitsOf(context) }),
  initializer,
  fans: fansAt(role),
});

const zero: Word<Initializer> = impliedWord<Initializer>(
  { kind: "constant", value: 0 },
  "biases start at zero",
  read(at),
);

/** A GRU's gates start open, at 1, unless bias_initializer says otherwise. */
const gruBias = (otherwise: number): Word<Initializer> => {
  const value = (context: Context): Initializer =>
    initializerOf(
      context,
      context.argument("bias_initializer"),
      "bias_initializer",
    ) ?? { kind: "constant", value: otherwise };
  return {
    from: ["bias_initializer"],
    read: value,
    write: () => null,
    default: {
      kind: "derived",
      value,
      because: `without bias_initializer it starts at ${otherwise}`,
      source: read(`${at} · GRUCell.build`),
    },
    samples: [],
  };
};

const law = (shapes: Readonly<Record<string, readonly number[]>>) => ({
  inputs: [[2, 5, 2]],
  arguments: { num_units: 3, time_axis: 1 } satisfies Readonly<
    Record<string, Argument>
  >,
  weightShapes: shapes,
});

const call = (name: string) => ({
  calls: [`tensorflow.nn.rnn_cell.${name}`],
  signature: signatureOf(`tensorflow.nn.rnn_cell.${name}`),
  claims,
  source: signed(`tensorflow.nn.rnn_cell.${name}`),
});

/** The variable scope alone says how kernels of BasicRNNCell and BasicLSTMCell start. */
const scopedKernel = { ...kernelInitializer("initializer"), from: [] };

const basic = phrase<"simpleRnn">({
  op: "simpleRnn",
  ...call("BasicRNNCell"),
  options: { units, activation, ...walk },
  joined: [
    joined("kernel", gateOrders.only, scopedKernel),
    joined("bias", gateOrders.only, zero),
  ],
  sample: law({ kernel: [5, 3], bias: [3] }),
});

const gru = phrase<"gru">({
  op: "gru",
  ...call("GRUCell"),
  options: {
    units,
    activation,
    gateActivation,
    resetAfter: fixed<boolean>(
      false,
      "the reset gate acts on the state before its product",
      `${at} · GRUCell.call`,
    ),
    ...walk,
  },
  joined: [
    joined(
      "gates.kernel",
      gateOrders.rz,
      kernelInitializer("kernel_initializer"),
    ),
    joined("gates.bias", gateOrders.rz, gruBias(1)),
    joined(
      "candidate.kernel",
      ["candidate"],
      kernelInitializer("kernel_initializer"),
    ),
    joined("candidate.bias", ["candidate"], gruBias(0)),
  ],
  sample: law({
    "gates.kernel": [5, 6],
    "gates.bias": [6],
    "candidate.kernel": [5, 3],
    "candidate.bias": [3],
  }),
});

/** Added in the formula at every step, not stored in the bias. */
const forgetBias = numberWord(
  "forget_bias",
  read(`${at} · LSTMCell.call`),
  [0, 1],
);

const lstmOptions = {
  units,
  activation,
  gateActivation,
  outputActivation: { ...activation, write: () => null, samples: [] },
  forgetBias,
  ...walk,
};

const lstmWeights = (initializer: Word<Initializer>) => [
  joined("kernel", gateOrders.igfo, initializer),
  joined("bias", gateOrders.igfo, zero),
];

const clip: Word<number | null> = {
  from: ["cell_clip"],
  read: (context) =>
    context.argument("cell_clip") === null
      ? null
      : number(context.argument("cell_clip"), "cell_clip"),
  write: (value) => ({ cell_clip: value }),
  default: { kind: "signature", source: read(at) },
  samples: [null, 3],
};

const peephole = (gate: "forget" | "input" | "output"): JoinedWeight => {
  const parameter = `w_${gate[0] ?? ""}_diag`;
  return {
    parameter,
    parts: (context) =>
      gateVector({ kind: "peephole", gates: [gate], units: unitsOf(context) }),
    initializer: kernelInitializer("initializer"),
    fans: fansAt(parameter),
  };
};

const lstm = phrase<"lstm">({
  op: "lstm",
  ...call("LSTMCell"),
  options: {
    ...lstmOptions,
    peepholes: booleanWord("use_peepholes", read(at)),
    cellClip: clip,
  },
  joined: [
    ...lstmWeights(kernelInitializer("initializer")),
    peephole("forget"),
    peephole("input"),
    peephole("output"),
  ],
  sample: law({
    kernel: [5, 12],
    bias: [12],
    w_f_diag: [3],
    w_i_diag: [3],
    w_o_diag: [3],
  }),
});

const basicLstm = phrase<"lstm">({
  op: "lstm",
  ...call("BasicLSTMCell"),
  options: {
    ...lstmOptions,
    peepholes: fixed<boolean>(false, "the gates do not see the memory", at),
    cellClip: fixed<number | null>(null, "the memory has no bound", at),
  },
  joined: lstmWeights(scopedKernel),
  sample: law({ kernel: [5, 12], bias: [12] }),
});

export default [basic, gru, lstm, basicLstm];
