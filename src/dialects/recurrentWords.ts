// Rows of recurrent layers that many dialects share, and the orders in which they keep their gates.
import type {
  BlockInitializer,
  PlainInitializer,
  RecurrentOptions,
  Source,
} from "../ir/index.ts";
import type { Gate } from "./gateParts.ts";
import type { Word } from "./phrase.ts";
import { impliedWord } from "./words.ts";

/** Orders of gates in joined weights, by their usual letters: i input, f forget, g candidate, o output; r reset, z update, n candidate. */
export const gateOrders = {
  ifgo: ["input", "forget", "candidate", "output"],
  ifog: ["input", "forget", "output", "candidate"],
  igfo: ["input", "candidate", "forget", "output"],
  iofg: ["input", "output", "forget", "candidate"],
  gifo: ["candidate", "input", "forget", "output"],
  rzn: ["reset", "update", "candidate"],
  zrn: ["update", "reset", "candidate"],
  rz: ["reset", "update"],
  only: [null],
} as const satisfies Readonly<Record<string, readonly Gate[]>>;

type Words<K extends keyof RecurrentOptions> = {
  readonly [Key in K]: Word<RecurrentOptions[Key]>;
};

/** A layer that drops nothing inside its steps. */
export const neverDrops = (
  source: Source,
): Words<"dropRate" | "recurrentDropRate" | "dropMasks"> => ({
  dropRate: impliedWord(0, "nothing is dropped inside the layer", source),
  recurrentDropRate: impliedWord(
    0,
    "nothing is dropped inside the layer",
    source,
  ),
  dropMasks: impliedWord<RecurrentOptions["dropMasks"]>(
    "shared",
    "nothing is dropped inside the layer",
    source,
  ),
});

/** A layer that walks forward and cannot do otherwise. */
export const forwardOnly = (source: Source): Words<"direction" | "merge"> => ({
  direction: impliedWord<RecurrentOptions["direction"]>(
    "forward",
    "the layer walks forward through time",
    source,
  ),
  merge: concatenated(source),
});

/** Two directions stand side by side. */
export const concatenated = (source: Source): Word<RecurrentOptions["merge"]> =>
  impliedWord<RecurrentOptions["merge"]>(
    "concatenate",
    "the results of two directions stand side by side",
    source,
  );

/** An LSTM without the rarer parts. */
export const plainLstm = (source: Source) => ({
  peepholes: impliedWord(false, "the gates do not see the memory", source),
  forgetBias: impliedWord(0, "the formula adds no constant", source),
  cellClip: impliedWord<number | null>(null, "the memory has no bound", source),
});

/** Gates that start differently, in the dialect's order along an axis: a forget gate's bias of 1 among zeros. */
export const gateBlocks = (
  gates: readonly Gate[],
  units: number,
  axis: number,
  initializerOf: (gate: Gate) => PlainInitializer,
): BlockInitializer => ({
  kind: "blocks",
  axis,
  blocks: gates.map((gate) => ({
    size: units,
    initializer: initializerOf(gate),
  })),
});

/** Gates that alternate, unit by unit, and start differently. */
export const alternatingGates = (
  gates: readonly Gate[],
  units: number,
  initializerOf: (gate: Gate) => PlainInitializer,
): BlockInitializer => ({
  kind: "blocks",
  axis: 0,
  blocks: Array.from({ length: units }, () =>
    gates.map((gate) => ({ size: 1, initializer: initializerOf(gate) })),
  ).flat(),
});
