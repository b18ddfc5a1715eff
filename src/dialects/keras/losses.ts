// keras.losses: what a loss class, a loss function, or a string in `compile` means.
import type { Phrase } from "../phrase.ts";
import { crossEntropies } from "./losses/crossEntropy.ts";
import { binaryCrossEntropies, regressions } from "./losses/elementwise.ts";
import { rowLosses } from "./losses/rowLosses.ts";

export const losses: readonly Phrase[] = [
  ...crossEntropies,
  ...binaryCrossEntropies,
  ...regressions,
  ...rowLosses,
] as readonly unknown[] as readonly Phrase[];
