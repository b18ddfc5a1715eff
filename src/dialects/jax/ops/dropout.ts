// nn.Dropout and nnx.Dropout: `deterministic` says where they do not act.
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  ignored,
  phrase,
  PhraseError,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { inactiveFlag, inputRank, linenClaims, nnxClaims } from "../rows.ts";
import { inFlax } from "../sources.ts";

type Granularity = "element" | "channel";

/** Axes that share one mask: none, or all axes of space. */
function granularityOf(context: Context): Granularity {
  const value = context.argument("broadcast_dims");
  const shared = (Array.isArray(value) ? (value as readonly Argument[]) : [])
    .map((each) => Number(each))
    .map((axis) => (axis < 0 ? axis + inputRank(context) : axis))
    .sort((a, b) => a - b);
  if (shared.length === 0) return "element";
  const space = Array.from({ length: inputRank(context) - 2 }, (_, i) => i + 1);
  if (shared.join() === space.join()) return "channel";
  throw new PhraseError(
    `Expected broadcast_dims to be () or all axes of space (${space.join(", ")}). Received (${shared.join(", ")}): masks shared along other axes are not modelled here.`,
  );
}

const granularity = (at: string): Word<Granularity> => ({
  from: ["broadcast_dims"],
  read: granularityOf,
  write: (value, context) => ({
    broadcast_dims:
      value === "element"
        ? []
        : Array.from({ length: inputRank(context) - 2 }, (_, i) => i + 1),
  }),
  default: { kind: "signature", source: inFlax(at) },
  samples: ["element", "channel"],
});

function say(
  call: string,
  signature: string,
  applied: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"dropout"> {
  return phrase<"dropout">({
    op: "dropout",
    calls: [call],
    signature,
    applied,
    options: {
      dropRate: numberWord("rate", inFlax(at), [0, 0.25, 1]),
      granularity: granularity(at),
      activeIn: inactiveFlag(
        "deterministic",
        "it acts where deterministic is False",
        inFlax(at),
      ),
    },
    claims: {
      ...claims,
      rng_collection: ignored(
        "which random keys draw the masks; masks are drawn from the run's seed here",
      ),
      rng: ignored("a random key; masks are drawn from the run's seed here"),
      rngs: ignored("random keys; masks are drawn from the run's seed here"),
      inputs: { claim: "input" },
    },
    source: inFlax(at),
  });
}

export default [
  say(
    "flax.linen.Dropout",
    "rate, broadcast_dims=(), deterministic=None, rng_collection='dropout', parent='unspecified', name=None",
    "inputs, deterministic=None, rng=None",
    "flax/linen/stochastic.py · Dropout.__call__",
    linenClaims,
  ),
  say(
    "flax.nnx.Dropout",
    "rate, *, broadcast_dims=(), deterministic=False, rng_collection='dropout', rngs=None",
    "inputs, *, deterministic=None, rngs=None",
    "flax/nnx/nn/stochastic.py · Dropout.__call__",
    { ...nnxClaims, deterministic: elsewhere("the mode") },
  ),
];
