// Where the facts of this folder were read: the packages of TensorFlow.js 4.22.0.
import type { Source } from "../../ir/index.ts";

export const version = "4.22.0";

/** Read in the code of a package: `tfjs-layers/src/layers/core.ts · Dense`. */
export const read = (at: string): Source => ({
  at,
  standing: "read in source",
  version,
  url: "https://github.com/tensorflow/tfjs/tree/tfjs-v4.22.0",
});
