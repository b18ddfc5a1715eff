// MaxPooling1D, 2D, 3D.
import { phrase, type Phrase } from "../../phrase.ts";
import { tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, paddingWord, poolStridesWord } from "../rows.ts";
import { executed } from "../source.ts";
import { poolSignature } from "./avgPool.ts";

const at = "keras/src/layers/pooling/base_pooling.py · BasePooling.__init__";

const pool = (rank: number): Phrase<"maxPool"> =>
  phrase<"maxPool">({
    op: "maxPool",
    calls: [`keras.layers.MaxPooling${rank}D`],
    signature: poolSignature(rank, true),
    options: {
      poolSize: tupleWord("pool_size", rank, executed(at)),
      strides: poolStridesWord(rank),
      padding: paddingWord(rank, at),
      dilation: fixed(
        Array<number>(rank).fill(1),
        "pooling has no dilation",
        at,
      ),
      rounding: fixed(
        "floor",
        "an incomplete last window is dropped; padding='same' pads until none is",
        "keras/src/ops/nn.py · max_pool",
      ),
      layout: layoutWord,
    },
    claims: layerClaims,
    source: executed(
      `keras/src/layers/pooling/max_pooling${rank}d.py · MaxPooling${rank}D.__init__`,
    ),
  });

export const maxPool: readonly Phrase<"maxPool">[] = [
  pool(2),
  pool(1),
  pool(3),
];
