// Mean pooling: tf.layers and tf.nn.
import { phrase, type Phrase } from "../../phrase.ts";
import { functionPool, layerPool } from "../pools.ts";
import { fixed } from "../rows.ts";

const countPadding = fixed<boolean>(
  false,
  "padded zeros do not count in the mean",
  "ops/nn_ops.py · avg_pool",
);

const pool = ({
  rows,
  ...rest
}:
  | ReturnType<typeof layerPool>
  | ReturnType<typeof functionPool>): Phrase<"avgPool"> =>
  phrase<"avgPool">({
    op: "avgPool",
    ...rest,
    options: { ...rows, countPadding },
  });

export default [
  ...[2, 1, 3].flatMap((rank) => [
    pool(layerPool(`average_pooling${rank}d`, rank)),
    pool(layerPool(`AveragePooling${rank}D`, rank)),
  ]),
  pool(functionPool("avg_pool", 2)),
  pool(functionPool("avg_pool3d", 3)),
];
