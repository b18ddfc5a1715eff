// StandardizationLayer: each example over its features (layer normalisation), or each of its channels over space (instance normalisation). Factors and shifts are layers of their own.
import type { Argument } from "../../../python/recording.ts";
import { elsewhere, phrase, type Context } from "../../phrase.ts";
import { impliedWord, numberWord, number, expected } from "../../words.ts";
import { axesOf, channelsFirst, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/normalization.py · StandardizationLayer");
const signature = "incoming, axes='auto', epsilon=0.0001, *, name=None";
const unlearned = impliedWord<boolean>(
  false,
  "the layer itself learns nothing",
  own,
);
const epsilon = numberWord("epsilon", own, [1e-4, 1e-3]);

/** 'auto' are the features of a matrix, or all spatial axes. */
function normalised(context: Context): readonly number[] {
  const value: Argument | undefined = context.argument("axes");
  const rank = context.inputs[0]?.length ?? 0;
  const from = (first: number) =>
    Array.from({ length: rank - first }, (_, i) => i + first);
  if (value === "features" || (value === "auto" && rank === 2)) return from(1);
  if (value === "auto" || value === "spatial") return from(2);
  return axesOf(value, context, "axes");
}

const layer = phrase({
  op: "layerNorm",
  calls: ["lasagne.layers.StandardizationLayer"],
  signature,
  options: {
    axes: {
      from: ["axes"],
      read: normalised,
      write: (value) => ({ axes: [...value] }),
      default: { kind: "signature", source: own },
      samples: [[1, 2, 3], [1]],
    },
    epsilon,
    scale: unlearned,
    center: unlearned,
  },
  claims: layerClaims,
  source: own,
});

const instance = phrase({
  op: "groupNorm",
  calls: ["lasagne.layers.StandardizationLayer.channels"],
  signature,
  options: {
    groups: {
      from: ["axes"],
      read: (context) => {
        const channels = context.inputs[0]?.[1];
        if (typeof channels !== "number")
          throw expected(
            "axes",
            "axes behind a fixed number of channels",
            null,
          );
        return number(channels, "axes");
      },
      write: () => null,
      default: { kind: "signature", source: own },
      samples: [],
    },
    epsilon,
    scale: unlearned,
    center: unlearned,
    layout: channelsFirst,
  },
  claims: { ...layerClaims, axes: elsewhere("the spatial axes") },
  source: own,
});

export default [layer, instance];
