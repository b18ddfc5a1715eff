// Pooling to a fixed size: nn.AdaptiveAvgPool and nn.AdaptiveMaxPool, and their functions.
import { batch, staticDim } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, number, tuple } from "../../words.ts";
import { channelsFirst } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/pooling.py · _AdaptiveAvgPoolNd");

/** None stands for the input's own size on that axis. */
function read(context: Context, rank: number): readonly number[] {
  const value = context.argument("output_size") ?? null;
  const list: readonly Argument[] = Array.isArray(value)
    ? (value as readonly Argument[])
    : Array<Argument>(rank).fill(value);
  if (list.length !== rank) return tuple(value, rank, "output_size");
  const spatial = context.inputs[0]?.slice(-rank) ?? [];
  return list.map((each, axis) =>
    each === null
      ? staticDim(spatial[axis], "a pooled axis")
      : number(each, "output_size"),
  );
}

const outputSize = (rank: number): Word<readonly number[]> => ({
  from: ["output_size"],
  read: (context) => read(context, rank),
  write: (value) => ({
    output_size: new Set(value).size === 1 ? (value[0] ?? 1) : value,
  }),
  default: { kind: "signature", source: own },
  samples: [
    Array<number>(rank).fill(1),
    Array.from({ length: rank }, (_, i) => i + 2),
  ],
});

function pair(rank: number, name: "Avg" | "Max"): Phrase<"adaptivePool">[] {
  const reduce = name === "Avg" ? "mean" : "max";
  const rest = name === "Avg" ? "" : ", return_indices=False";
  const claims = name === "Avg" ? {} : { return_indices: only(false) };
  const options = {
    reduce: impliedWord<"mean" | "max">(reduce, "the call's name says it", own),
    outputSize: outputSize(rank),
    layout: channelsFirst,
  };
  const sample = { inputs: [[batch, 8, ...Array<number>(rank).fill(9)]] };
  const path = `torch.nn.Adaptive${name}Pool${rank}d`;
  const functional = `torch.nn.functional.adaptive_${name.toLowerCase()}_pool${rank}d`;
  return [
    phrase({
      op: "adaptivePool",
      calls: [path],
      signature: `output_size${rest}`,
      options,
      claims,
      sample,
      source: signed(path),
    }),
    phrase({
      op: "adaptivePool",
      calls: [functional],
      signature: `input, output_size${rest}`,
      options,
      claims: { input, ...claims },
      sample,
      source: signed(functional),
    }),
  ];
}

export default [1, 2, 3].flatMap((rank) => [
  ...pair(rank, "Avg"),
  ...pair(rank, "Max"),
]);
