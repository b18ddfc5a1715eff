// A data set in memory: examples stay as they were stored until a batch is made of them.
import type { Layout } from "../ir/index.ts";

/** `count` examples, one after the other; `features` has count × product(featureShape) numbers. */
export interface Split {
  readonly count: number;
  readonly features: Uint8Array | Float32Array | Int32Array;
  /** Class indices, or float targets (count × targetSize) for regression. */
  readonly targets: Int32Array | Float32Array;
}

export interface Dataset {
  readonly id: string;
  readonly title: string;
  /** Made in code, not measured in the world: said wherever its name stands. */
  readonly generated: boolean;
  /** Shape of one example as stored, without the batch axis: (3, 32, 32) for CIFAR-10. */
  readonly featureShape: readonly number[];
  /** Where the channels stand in `featureShape`; null where the examples are no images. */
  readonly layout: Layout | null;
  /** Class names; empty for regression. */
  readonly classes: readonly string[];
  readonly train: Split;
  readonly test: Split;
}
