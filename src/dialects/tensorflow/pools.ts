// Rows of pooling windows, shared by the maximum and the mean.
import type { Phrase } from "../phrase.ts";
import { elsewhere, input, type Claim } from "../phrase.ts";
import { tupleWord } from "../words.ts";
import { layerClaims, named } from "./claims.ts";
import { fixed, layoutWord, paddingWord, vectorWord } from "./rows.ts";
import { read, signatureOf, signed } from "./source.ts";

const layerAt = "layers/pooling.py · _Pooling2D";
const functionAt = "ops/nn_ops.py · max_pool";

export const floor = fixed<"floor" | "ceil">(
  "floor",
  "an incomplete last window is dropped; SAME pads until none is",
  functionAt,
);

/** What tf.layers' and tf.nn's pools have in common, by rank. */
export const layerPool = (path: string, rank: number) => ({
  calls: [`tensorflow.layers.${path}`],
  signature: signatureOf(`tensorflow.layers.${path}`),
  rows: {
    poolSize: tupleWord("pool_size", rank, read(layerAt)),
    strides: tupleWord("strides", rank, read(layerAt)),
    padding: paddingWord(rank, layerAt),
    rounding: floor,
    layout: layoutWord(layerAt),
  },
  claims: layerClaims,
  sample: {},
  source: signed(`tensorflow.layers.${path}`),
});

const words = [
  ["NCW", "NWC"],
  ["NCHW", "NHWC"],
  ["NCDHW", "NDHWC"],
] as const;
const claims: Readonly<Record<string, Claim>> = {
  ...named,
  value: input,
  input: elsewhere("another name of value"),
};

export const functionPool = (path: string, rank: number) => ({
  calls: [`tensorflow.nn.${path}`],
  signature: signatureOf(`tensorflow.nn.${path}`),
  rows: {
    poolSize: vectorWord("ksize", rank, functionAt),
    strides: vectorWord("strides", rank, functionAt),
    padding: paddingWord(rank, functionAt, true),
    rounding: floor,
    layout: layoutWord(functionAt, words[rank - 1]),
  },
  claims,
  sample: { arguments: { padding: "SAME" } } satisfies Phrase["sample"],
  source: signed(`tensorflow.nn.${path}`),
});
