// Rows of losses that most dialects need alike: what their losses do not do.
import type { CrossEntropyOptions, Source } from "../ir/index.ts";
import { impliedWord } from "./words.ts";

/** A cross-entropy whose classes all count alike. */
export const unweightedClasses = (source: Source) => ({
  classWeights: impliedWord<CrossEntropyOptions["classWeights"]>(
    null,
    "all classes count alike",
    source,
  ),
  ...weightedAs("terms", "weights", source),
});

/** How class weights act where there are any. */
export const weightedAs = (
  weighting: CrossEntropyOptions["weighting"],
  mean: CrossEntropyOptions["weightedMean"],
  source: Source,
) => ({
  weighting: impliedWord<CrossEntropyOptions["weighting"]>(
    weighting,
    weighting === "terms"
      ? "a class's weight multiplies its own term"
      : "a class's weight multiplies the loss of its examples",
    source,
  ),
  weightedMean: impliedWord<CrossEntropyOptions["weightedMean"]>(
    mean,
    mean === "weights"
      ? "a weighted mean divides by the weights"
      : "a weighted mean divides by the number of examples",
    source,
  ),
});

/** A binary cross-entropy of zeros and ones that count alike. */
export const plainBinary = (source: Source) => ({
  labels: impliedWord<"zeroOne" | "signed">(
    "zeroOne",
    "no is 0 and yes is 1",
    source,
  ),
  positiveWeight: impliedWord<readonly number[] | null>(
    null,
    "a yes counts as much as a no",
    source,
  ),
});

/** A regression loss that divides by nothing and takes no logarithm. */
export const noEpsilon = (source: Source) =>
  impliedWord<number | null>(null, "there is nothing to keep finite", source);
