// Maximum pooling: tf.layers and tf.nn.
import { phrase, type Phrase } from "../../phrase.ts";
import { functionPool, layerPool } from "../pools.ts";
import { fixed } from "../rows.ts";

const pool = (
  {
    rows,
    ...rest
  }: ReturnType<typeof layerPool> | ReturnType<typeof functionPool>,
  rank: number,
): Phrase<"maxPool"> =>
  phrase<"maxPool">({
    op: "maxPool",
    ...rest,
    options: {
      ...rows,
      dilation: fixed(
        Array<number>(rank).fill(1),
        "pooling has no dilation",
        "layers/pooling.py",
      ),
    },
  });

export default [
  ...[2, 1, 3].flatMap((rank) => [
    pool(layerPool(`max_pooling${rank}d`, rank), rank),
    pool(layerPool(`MaxPooling${rank}D`, rank), rank),
  ]),
  pool(functionPool("max_pool", 2), 2),
  pool(functionPool("max_pool3d", 3), 3),
];
