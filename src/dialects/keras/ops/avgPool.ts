// AveragePooling1D, 2D, 3D.
import { phrase, type Phrase } from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { tupleWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed, layoutWord, paddingWord, poolStridesWord } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/pooling/base_pooling.py · BasePooling.__init__";

/** Average pools of Keras 3 require their size; one-dimensional pools took no data format at first, then a fixed one. */
export function poolSignature(
  rank: number,
  sizeHasDefault: boolean,
): Versioned<string> {
  const size =
    rank === 1
      ? "pool_size=2"
      : `pool_size=(${Array(rank).fill(2).join(", ")})`;
  const rest = "strides=None, padding='valid'";
  const three = sizeHasDefault ? size : "pool_size";
  return byVersion(
    [
      "2.1.4",
      `${size}, ${rest}${rank === 1 ? "" : ", data_format=None"}, **kwargs`,
    ],
    [
      "2.3.1",
      `${size}, ${rest}, data_format=${rank === 1 ? "'channels_last'" : "None"}, **kwargs`,
    ],
    [
      "3.0.0",
      `${three}, ${rest}, data_format=${!sizeHasDefault && rank === 2 ? "'channels_last'" : "None"}, name=None, **kwargs`,
    ],
    ["3.15.1", `${three}, ${rest}, data_format=None, name=None, **kwargs`],
  );
}

const pool = (rank: number): Phrase<"avgPool"> =>
  phrase<"avgPool">({
    op: "avgPool",
    calls: [`keras.layers.AveragePooling${rank}D`],
    signature: poolSignature(rank, false),
    options: {
      poolSize: tupleWord("pool_size", rank, executed(at)),
      strides: poolStridesWord(rank),
      padding: paddingWord(rank, at),
      rounding: fixed(
        "floor",
        "an incomplete last window is dropped; padding='same' pads until none is",
        "keras/src/ops/nn.py · average_pool",
      ),
      countPadding: fixed(
        false,
        "padded zeros do not count in the mean",
        "keras/src/backend/tensorflow/nn.py · average_pool",
      ),
      layout: layoutWord,
    },
    claims: layerClaims,
    source: executed(
      `keras/src/layers/pooling/average_pooling${rank}d.py · AveragePooling${rank}D.__init__`,
    ),
  });

export const avgPool: readonly Phrase<"avgPool">[] = [
  pool(2),
  pool(1),
  pool(3),
];
