// Kinds of recurrent layers, and layers that hold another one: bidirectional and timeDistributed.
import { sizeOf, UnknownCall } from "rosetta/index.js";
import { needRank } from "../shapes.js";
import { record } from "../tensor.js";

/** How many blocks of `units` columns the kernel has. */
const recurrent = (className, gates) => ({
  className,
  check({ arguments: given, kind }, config) {
    if (config.resetAfter)
      throw new Error(
        "GRUCell does not support reset_after parameter set to true.",
      );
    if (given.stateful)
      throw new UnknownCall(
        `${kind.path}({stateful: true}): states that live from batch to batch are not modelled here.`,
      );
  },
  build(layer, [dims]) {
    weights(layer, sizeOf(dims.at(-1)), gates, "");
  },
  run(layer, list) {
    if (list.length > 1)
      throw new UnknownCall(
        `${layer.kind.path}: initial states are not modelled here.`,
      );
    const [x] = list;
    needRank(layer, x.dims, 3);
    const { units, returnSequences, returnState } = layer.arguments;
    if (returnState)
      throw new UnknownCall(
        `${layer.kind.path}({returnState: true}): states given out are not modelled here.`,
      );
    const dims = returnSequences
      ? [...x.dims.slice(0, 2), units]
      : [x.dims[0], units];
    return record(layer.kind.path, [x], {}, dims, {
      of: layer,
      dtype: "float32",
    });
  },
});

function weights(layer, features, gates, lead) {
  const { units, useBias } = layer.arguments;
  layer.weight(`${lead}kernel`, [features, gates * units]);
  layer.weight(`${lead}recurrent_kernel`, [units, gates * units]);
  if (useBias !== false) layer.weight(`${lead}bias`, [gates * units]);
}

export const recurrentKinds = {
  simpleRNN: recurrent("SimpleRNN", 1),
  gru: recurrent("GRU", 3),
  lstm: recurrent("LSTM", 4),
};

const notRead = (className) => ({
  className,
  run: (layer) => {
    throw new UnknownCall(`${layer.kind.path} is not modelled here.`);
  },
});

export const wrappers = {
  bidirectional: notRead("Bidirectional"),
  timeDistributed: notRead("TimeDistributed"),
};
