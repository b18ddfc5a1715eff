// Pooling(pool_type="avg"). Padding counts in the mean unless count_include_pad=False.
import type { Word } from "../../phrase.ts";
import { boolean } from "../../words.ts";
import { has, operator } from "../rows.ts";
import { pooling, poolRows } from "../windows.ts";
import { poolClaims } from "./maxPool.ts";

/** None means True. */
const countPadding: Word<boolean> = {
  from: ["count_include_pad"],
  read: (context) =>
    boolean(context.argument("count_include_pad") ?? true, "count_include_pad"),
  write: (value, context) =>
    has(context, "count_include_pad") ? { count_include_pad: value } : null,
  default: { kind: "signature", source: pooling },
  samples: [true, false],
};

export default operator(
  "Pooling",
  {
    op: "avgPool",
    options: { ...poolRows, countPadding },
    claims: poolClaims,
  },
  ".avg",
);
