// averagePooling1d, 2d, 3d, and tf.avgPool.
import { phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";
import {
  functionClaims,
  functionRows,
  functionSignature,
  poolCalls,
  poolRows,
  poolSignature,
} from "./maxPool.ts";

const at = "tfjs-backend-cpu/src/utils/pool_utils.ts · pool";
const countPadding = fixed<boolean>(
  false,
  "padded zeros do not count in the mean",
  at,
);

const pool = (rank: number): Phrase<"avgPool"> =>
  phrase<"avgPool">({
    op: "avgPool",
    calls: poolCalls("average", rank),
    signature: poolSignature(rank),
    options: { ...poolRows(rank), countPadding },
    claims: layerClaims,
    source: read("tfjs-layers/src/layers/pooling.ts"),
  });

export const avgPool: readonly Phrase<"avgPool">[] = [
  pool(2),
  pool(1),
  pool(3),
  phrase<"avgPool">({
    op: "avgPool",
    calls: ["tf.avgPool"],
    signature: functionSignature,
    options: {
      ...functionRows("tfjs-core/src/ops/avg_pool.ts"),
      countPadding,
    },
    claims: functionClaims,
    source: read("tfjs-core/src/ops/avg_pool.ts"),
  }),
];
