// cuDNN's recurrent layers in CNTK: all weights in one parameter. They run on a graphics card only, so these facts rest on source.
import type {
  OptionsOf,
  RecurrentActivation,
  RecurrentOptions,
} from "../../../ir/index.ts";
import { gateParts, type Gate, type Parts } from "../../gateParts.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  type Context,
  type JoinedWeight,
} from "../../phrase.ts";
import {
  forwardOnly,
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { matrixFans, programsOwn } from "../initializers.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { inSource } from "../sources.ts";

const path = "cntk.ops.optimized_rnnstack";
const own = inSource("Source/Math/RNNCommon.h · RnnAttributes");
const kernels = inSource("Source/Math/CuDnnRNN.cu · CuDnnRNNExecutor");

const curve = (value: RecurrentActivation) =>
  impliedWord<RecurrentActivation>(value, "cuDNN's formula has it so", kernels);

const walk = {
  units: numberWord("hidden_size", own, [8, 4]),
  ...forwardOnly(own),
  returns: impliedWord<RecurrentOptions["returns"]>(
    "sequence",
    "the results of all steps are given out",
    own,
  ),
  returnState: impliedWord(false, "the state is not given out", own),
  timeAxis: impliedWord<RecurrentOptions["timeAxis"]>(
    1,
    "the sequence axis follows the batch",
    own,
  ),
  biases: impliedWord<RecurrentOptions["biases"]>(
    "two",
    "cuDNN adds a bias to each product",
    own,
  ),
  ...neverDrops(own),
};

/** The parameter read row by row: matrices of the inputs, then of the state, gate by gate; then the biases of both. */
function partsOf(context: Context, gates: readonly Gate[]): Parts {
  const units = number(context.argument("hidden_size"), "hidden_size");
  const features = context.inputs[0]?.at(-1);
  const columns = context.weightShape("weights")?.[1] ?? 1;
  const inputs = typeof features === "number" ? features : 1;
  let row = 0;
  const stretch = (
    kind: "kernel" | "recurrentKernel" | "bias" | "recurrentBias",
    width: number | null,
  ): Parts => {
    const rows = (units * (width ?? 1)) / columns;
    const size = [rows, columns];
    const made = gateParts(
      { kind, gates, units },
      {
        axis: 0,
        start: [row, 0],
        size,
        steps:
          width === null
            ? [{ step: "reshape", from: size, to: [units] }]
            : [
                { step: "reshape", from: size, to: [units, width] },
                { step: "permute", axes: [1, 0] },
              ],
      },
    );
    row += rows * gates.length;
    return made;
  };
  return {
    ...stretch("kernel", inputs),
    ...stretch("recurrentKernel", units),
    ...stretch("bias", null),
    ...stretch("recurrentBias", null),
  };
}

const joined = (gates: readonly Gate[]): JoinedWeight[] => [
  {
    parameter: "weights",
    parts: (context) => partsOf(context, gates),
    initializer: programsOwn(own),
    fans: matrixFans("weights"),
  },
];

const call = (name: string, gates: readonly Gate[]) => ({
  calls: [`${path}.${name}`],
  signature: signatureOf(path),
  joined: joined(gates),
  claims: {
    ...named,
    operand: input,
    weights: elsewhere("all weights together"),
    num_layers: only(1),
    bidirectional: only(false),
    recurrent_op: elsewhere("the call's name here"),
  },
  sample: {
    inputs: [[{ batch: 1 }, 5, 2]],
    arguments: { hidden_size: 4 },
    weightShapes: { weights: [(gates.length * (8 + 16 + 8)) / 4, 4] },
  },
  source: own,
});

const gateActivation = curve("sigmoid");
const plain = (name: string, activation: RecurrentActivation) =>
  phrase({
    op: "simpleRnn",
    ...call(name, gateOrders.only),
    options: { ...walk, activation: curve(activation) },
  });

export default [
  phrase({
    op: "gru",
    ...call("gru", gateOrders.rzn),
    options: {
      ...walk,
      activation: curve("tanh"),
      gateActivation,
      resetAfter: impliedWord<OptionsOf<"gru">["resetAfter"]>(
        true,
        "cuDNN's reset gate acts after the product",
        kernels,
      ),
    },
  }),
  phrase({
    op: "lstm",
    ...call("lstm", gateOrders.ifgo),
    options: {
      ...walk,
      activation: curve("tanh"),
      outputActivation: curve("tanh"),
      gateActivation,
      ...plainLstm(kernels),
    },
  }),
  plain("rnnReLU", "relu"),
  plain("rnnTanh", "tanh"),
];
