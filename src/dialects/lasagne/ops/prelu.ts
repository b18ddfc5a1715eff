// A learned slope for negative values, one per channel unless told otherwise. Starts at 0.25.
import type { Codec, Initializer } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  phrase,
  PhraseError,
  type Context,
  type Word,
} from "../../phrase.ts";
import { initializerWord } from "../initializers.ts";
import { axesOf, layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/special.py · ParametricRectifierLayer");
const quarter: Initializer = { kind: "constant", value: 0.25 };

function sharedAxes(context: Context): readonly number[] {
  const value: Argument | undefined = context.argument("shared_axes");
  const all = (context.inputs[0] ?? []).map((_, axis) => axis);
  if (value === "all") return all;
  if (value === "auto") return all.filter((axis) => axis !== 1);
  return axesOf(value, context, "shared_axes");
}

/** 1 where an axis shares its slope, its size elsewhere. */
function slopeShape(context: Context): readonly number[] {
  const shared = sharedAxes(context);
  if (!shared.includes(0))
    throw new PhraseError(
      "Expected shared_axes to hold the batch axis 0: a slope for each example of a batch is not modelled here.",
    );
  return (context.inputs[0] ?? [])
    .slice(1)
    .map((dim, i) =>
      shared.includes(i + 1) || typeof dim !== "number" ? 1 : dim,
    );
}

const codec = (context: Context): Codec => {
  const from = context.weightShape("alpha") ?? [];
  const to = slopeShape(context);
  return from.length === to.length ? [] : [{ step: "reshape", from, to }];
};

const slopes: Word<readonly number[]> = {
  from: ["shared_axes"],
  read: slopeShape,
  write: () => null,
  default: { kind: "signature", source: own },
  samples: [],
};

export default [
  phrase({
    op: "prelu",
    calls: ["lasagne.layers.ParametricRectifierLayer"],
    signature:
      "incoming, alpha='lasagne.init.Constant(0.25)', shared_axes='auto', *, name=None",
    options: { slopeShape: slopes },
    weights: {
      slope: {
        parameter: "alpha",
        codec,
        initializer: initializerWord("alpha", quarter, own),
      },
    },
    claims: { ...layerClaims, alpha: elsewhere("the slope's initialiser") },
    sample: { weightShapes: { alpha: [8] } },
    source: own,
  }),
];
