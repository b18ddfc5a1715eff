// cuDNN's GRU of tf.contrib: fixed curves, two biases, the reset gate after the product, all weights in one vector of the program's own.
import type { OptionsOf, RecurrentActivation } from "../../../ir/index.ts";
import { gateStretch, type Gates } from "../../gateParts.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Context,
} from "../../phrase.ts";
import { forwardOnly, gateOrders, neverDrops } from "../../recurrentWords.ts";
import { number, numberWord } from "../../words.ts";
import { ownInitializer } from "../initialWeights.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const path = "tensorflow.contrib.cudnn_rnn.python.ops.cudnn_rnn_ops.CudnnGRU";
const at = "contrib/cudnn_rnn/python/ops/cudnn_rnn_ops.py · CudnnGRU";
const curve = (value: RecurrentActivation) =>
  fixed<RecurrentActivation>(value, "cuDNN's formula has it so", at);

/** Matrices of the inputs, then of the state, gate by gate; then the biases of both. */
function parts(context: Context) {
  const units = number(context.argument("num_units"), "num_units");
  const features = number(context.argument("input_size"), "input_size");
  const gates: Omit<Gates, "kind"> = { gates: gateOrders.rzn, units };
  const state = 3 * units * features;
  const biases = state + 3 * units * units;
  return {
    ...gateStretch({ kind: "kernel", ...gates }, 0, features),
    ...gateStretch({ kind: "recurrentKernel", ...gates }, state, units),
    ...gateStretch({ kind: "bias", ...gates }, biases, null),
    ...gateStretch(
      { kind: "recurrentBias", ...gates },
      biases + 3 * units,
      null,
    ),
  };
}

export default [
  phrase<"gru">({
    op: "gru",
    calls: [path],
    signature: signatureOf(path),
    options: {
      units: numberWord("num_units", read(at), [3]),
      activation: curve("tanh"),
      gateActivation: curve("sigmoid"),
      resetAfter: fixed<boolean>(
        true,
        "cuDNN's reset gate acts after the product",
        at,
      ),
      ...forwardOnly(read(at)),
      returns: fixed<OptionsOf<"gru">["returns"]>(
        "sequence",
        "the results of all steps are given out",
        at,
      ),
      returnState: fixed<boolean>(true, "the final state is given out too", at),
      timeAxis: fixed<OptionsOf<"gru">["timeAxis"]>(0, "time comes first", at),
      biases: fixed<OptionsOf<"gru">["biases"]>(
        "two",
        "cuDNN adds a bias to each product",
        at,
      ),
      ...neverDrops(read(at)),
    },
    joined: [
      {
        parameter: "params",
        parts,
        initializer: ownInitializer,
        fans: (context) => {
          const [size = 1] = context.weightShape("params") ?? [];
          return { fanIn: size, fanOut: size };
        },
      },
    ],
    claims: {
      num_layers: only(1),
      input_size: elsewhere("the weights' arrangement"),
      input_mode: only("linear_input"),
      direction: only("unidirectional"),
      dtype: elsewhere("the weights' number type"),
      dropout: only(0),
      seed: ignored("nothing is dropped"),
    },
    sample: {
      inputs: [[5, 2, 2]],
      arguments: { num_units: 3, input_size: 2 },
      weightShapes: { params: [63] },
    },
    source: signed(path),
  }),
];
