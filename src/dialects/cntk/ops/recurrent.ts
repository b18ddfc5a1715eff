// LSTM, GRU and RNNStep inside Recurrence or Fold: gates stand beside one another in b, W and H; a GRU's candidate has a recurrent kernel of its own, H1.
import type {
  OptionsOf,
  RecurrentActivation,
  RecurrentOptions,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { gateColumns, gateVector, type Gate } from "../../gateParts.ts";
import {
  elsewhere,
  only,
  phrase,
  type Context,
  type JoinedWeight,
  type Word,
} from "../../phrase.ts";
import {
  concatenated,
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import { expected, impliedWord, number, numberWord } from "../../words.ts";
import { glorotUniform, initializerWord, matrixFans } from "../initializers.ts";
import { flag, named, overridable } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource } from "../sources.ts";

const own = inSource("bindings/python/cntk/layers/blocks.py · _RecurrentBlock");
const walking = inSource(
  "bindings/python/cntk/layers/sequence.py · RecurrenceFrom",
);

const curves: Readonly<Record<string, RecurrentActivation>> = {
  tanh: "tanh",
  sigmoid: "sigmoid",
  relu: "relu",
  softplus: "softplus",
  softsign: "softsign",
  selu: "selu",
  identity: "linear",
};

/** A curve by the name that the signature gives it, or as the function itself. */
function curveOf(value: Argument | undefined): RecurrentActivation {
  const name =
    typeof value === "object" && value !== null && "function" in value
      ? (value.function.split(".").at(-1) ?? "")
      : value;
  const found = typeof name === "string" ? curves[name] : undefined;
  if (!found)
    throw expected(
      "activation",
      `one of ${Object.keys(curves).join(", ")}`,
      value,
    );
  return found;
}

const activation = (
  path: string,
  otherwise: RecurrentActivation,
): Word<RecurrentActivation> =>
  overridable<RecurrentActivation>(path, "activation", own, {
    read: curveOf,
    write: (value) => {
      const name = Object.keys(curves).find((each) => curves[each] === value);
      return name === undefined ? undefined : { function: `cntk.ops.${name}` };
    },
    otherwise,
    samples: ["tanh", "relu"],
  });

const lstmPath = "cntk.layers.LSTM";

const walk = {
  units: numberWord("shape", own, [100, 4]),
  direction: impliedWord<RecurrentOptions["direction"]>(
    (context: Context) =>
      context.argument("go_backwards") === true ? "backward" : "forward",
    "Recurrence and Fold walk forward unless go_backwards says otherwise",
    walking,
  ),
  merge: concatenated(walking),
  returns: impliedWord<RecurrentOptions["returns"]>(
    "sequence",
    "Recurrence gives all results; Fold takes the last of them in a step of its own",
    walking,
  ),
  returnState: impliedWord(false, "the state is not given out", walking),
  timeAxis: impliedWord<RecurrentOptions["timeAxis"]>(
    1,
    "the sequence axis follows the batch",
    walking,
  ),
  biases: impliedWord<RecurrentOptions["biases"]>(
    "one",
    "every gate adds one bias",
    own,
  ),
  ...neverDrops(own),
};

const gateActivation = impliedWord<RecurrentActivation>(
  "sigmoid",
  "gates pass through the sigmoid",
  own,
);

const unitsOf = (context: Context): number =>
  number(context.argument("shape"), "shape");

function joined(
  path: string,
  gates: readonly Gate[],
  recurrent = gates,
): JoinedWeight[] {
  const init = initializerWord(path, "init", glorotUniform, own);
  const kernels = (
    parameter: string,
    kind: "kernel" | "recurrentKernel",
    which: readonly Gate[],
  ): JoinedWeight => ({
    parameter,
    parts: (context) =>
      gateColumns(
        { kind, gates: which, units: unitsOf(context) },
        context.weightShape(parameter)?.[0] ?? 0,
      ),
    initializer: init,
    fans: matrixFans(parameter),
  });
  return [
    {
      parameter: "b",
      parts: (context) =>
        gateVector({ kind: "bias", gates, units: unitsOf(context) }),
      initializer: initializerWord(
        path,
        "init_bias",
        { kind: "constant", value: 0 },
        own,
      ),
      fans: matrixFans("b"),
    },
    kernels("W", "kernel", gates),
    kernels("H", "recurrentKernel", recurrent),
  ];
}

/** A GRU's candidate alone, and an LSTM's gates that look at the memory. */
const candidateKernel = (path: string): JoinedWeight => ({
  parameter: "H1",
  parts: (context) =>
    gateColumns(
      {
        kind: "recurrentKernel",
        gates: ["candidate"],
        units: unitsOf(context),
      },
      unitsOf(context),
    ),
  initializer: initializerWord(path, "init", glorotUniform, own),
  fans: matrixFans("H1"),
});

const peephole = (
  parameter: string,
  gate: "input" | "forget" | "output",
): JoinedWeight => ({
  parameter,
  parts: (context) =>
    gateVector({ kind: "peephole", gates: [gate], units: unitsOf(context) }),
  initializer: initializerWord(lstmPath, "init", glorotUniform, own),
  fans: matrixFans(parameter),
});

const claims = {
  ...named,
  cell_shape: elsewhere("refused while recording unless it is the shape"),
  enable_self_stabilization: only(false),
};
const sample = (columns: number, rows: number) => ({
  inputs: [[{ batch: 1 }, 5, 3]],
  arguments: { shape: 4 },
  weightShapes: {
    b: [4 * columns],
    W: [3, 4 * columns],
    H: [4, 4 * rows],
    H1: [4, 4],
    Ci: [4],
    Cf: [4],
    Co: [4],
  },
});

const candidate = activation(lstmPath, "tanh");
const lstm = phrase({
  op: "lstm",
  calls: [lstmPath],
  signature: signatureOf(lstmPath),
  options: {
    ...walk,
    activation: candidate,
    outputActivation: candidate,
    gateActivation,
    ...plainLstm(own),
    peepholes: flag(lstmPath, "use_peepholes", false, own),
  },
  joined: [
    ...joined(lstmPath, gateOrders.igfo),
    peephole("Ci", "input"),
    peephole("Cf", "forget"),
    peephole("Co", "output"),
  ],
  claims,
  sample: sample(4, 4),
  source: own,
});

const gruPath = "cntk.layers.GRU";
const gru = phrase({
  op: "gru",
  calls: [gruPath],
  signature: signatureOf(gruPath),
  options: {
    ...walk,
    activation: activation(gruPath, "tanh"),
    gateActivation,
    resetAfter: impliedWord<OptionsOf<"gru">["resetAfter"]>(
      false,
      "the reset gate multiplies the state before its product with H1",
      own,
    ),
  },
  joined: [
    ...joined(gruPath, gateOrders.zrn, ["update", "reset"]),
    candidateKernel(gruPath),
  ],
  claims,
  sample: sample(3, 2),
  source: own,
});

const plainPath = "cntk.layers.RNNStep";
const plain = phrase({
  op: "simpleRnn",
  calls: [plainPath],
  signature: signatureOf(plainPath),
  options: { ...walk, activation: activation(plainPath, "sigmoid") },
  joined: joined(plainPath, gateOrders.only),
  claims,
  sample: sample(1, 1),
  source: own,
});

export default [lstm, gru, plain];
