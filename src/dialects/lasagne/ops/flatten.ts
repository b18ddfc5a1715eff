// Axes joined: FlattenLayer keeps the batch unless told otherwise, theano.tensor.flatten joins all.
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const layerSource = inSource(
  "lasagne/layers/shape.py · FlattenLayer.get_output_for",
);
const functional = inSource("theano/tensor/basic.py · flatten");
const toLast = (source = layerSource) =>
  impliedWord<number>(-1, "all axes to the last are joined", source);

const layer: Phrase<"flatten"> = phrase({
  op: "flatten",
  calls: ["lasagne.layers.FlattenLayer"],
  signature: "incoming, outdim=2, *, name=None",
  options: {
    startAxis: {
      from: ["outdim"],
      read: (context) => number(context.argument("outdim"), "outdim") - 1,
      write: (value) => ({ outdim: value + 1 }),
      default: { kind: "signature", source: layerSource },
      samples: [1, 2, 0],
    },
    endAxis: toLast(),
  },
  claims: layerClaims,
  source: layerSource,
});

/** `ndim`, which older programs call `outdim`; 1 where neither is said. */
const start: Word<number> = {
  from: ["ndim", "outdim"],
  read: (context) =>
    number(
      context.argument("ndim") ?? context.argument("outdim") ?? 1,
      "ndim",
    ) - 1,
  write: (value) => ({ ndim: value + 1 }),
  default: { kind: "signature", source: functional },
  samples: [1, 2, 0],
};

const call: Phrase<"flatten"> = phrase({
  op: "flatten",
  calls: ["theano.tensor.flatten"],
  signature: "x, ndim=None, outdim=None",
  options: { startAxis: start, endAxis: toLast(functional) },
  claims: { x: input },
  source: functional,
});

export default [layer, call];
