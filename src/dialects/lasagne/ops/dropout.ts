// Dropout, at work unless get_output is told deterministic=True.
import type { ActiveIn } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  only,
  phrase,
  type Context,
  type Word,
} from "../../phrase.ts";
import { expected, impliedWord, numberWord } from "../../words.ts";
import { layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/noise.py · DropoutLayer.get_output_for");
const opposite = {
  training: "training",
  always: "never",
  never: "always",
} as const;

/** What `deterministic` of get_output says, which is False unless stated. */
export const unlessDeterministic = (source = own): Word<ActiveIn> =>
  impliedWord<ActiveIn>(
    (context: Context) =>
      context.argument("deterministic") === undefined
        ? "training"
        : opposite[context.activeIn("deterministic")],
    "get_output(…) trains, and get_output(…, deterministic=True) does not",
    source,
  );

export const deterministicClaim = {
  deterministic: elsewhere("deterministic of get_output"),
};

/** Elements, or whole channels where all spatial axes share. */
const granularity: Word<"element" | "channel"> = {
  from: ["shared_axes"],
  read: (context) => {
    const value = context.argument("shared_axes");
    const rank = context.inputs[0]?.length ?? 4;
    const axes = (Array.isArray(value) ? (value as readonly Argument[]) : [])
      .map((each) => (typeof each === "number" ? (each + rank) % rank : -1))
      .sort((a, b) => a - b);
    if (axes.length === 0) return "element";
    const spatial = Array.from({ length: rank - 2 }, (_, i) => i + 2);
    if (axes.join() === spatial.join()) return "channel";
    throw expected(
      "shared_axes",
      "() or all spatial axes (a share over others is not modelled here)",
      value,
    );
  },
  write: (value, context) => ({
    shared_axes:
      value === "element"
        ? []
        : Array.from(
            { length: (context.inputs[0]?.length ?? 4) - 2 },
            (_, i) => i + 2,
          ),
  }),
  default: { kind: "signature", source: own },
  samples: ["element", "channel"],
};

export default [
  phrase({
    op: "dropout",
    calls: ["lasagne.layers.DropoutLayer"],
    signature: "incoming, p=0.5, rescale=True, shared_axes=(), *, name=None",
    applied: "deterministic",
    options: {
      dropRate: numberWord("p", own, [0.5, 0.25, 0]),
      granularity,
      activeIn: unlessDeterministic(),
    },
    claims: { ...layerClaims, rescale: only(true), ...deterministicClaim },
    source: own,
  }),
];
