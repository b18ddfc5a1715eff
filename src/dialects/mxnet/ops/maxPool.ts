// Pooling(pool_type="max"). The stride is 1 unless given.
import { elsewhere, only } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { operator, rankOfKernel } from "../rows.ts";
import { pooling, poolRows } from "../windows.ts";

export const poolClaims = {
  pool_type: elsewhere("the call's name here"),
  global_pool: elsewhere("the call's name here"),
  p_value: only(null),
} as const;

export default operator("Pooling", {
  op: "maxPool",
  options: {
    ...poolRows,
    dilation: impliedWord<readonly number[]>(
      (context) => Array<number>(rankOfKernel(context)).fill(1),
      "windows of Pooling have no gaps",
      pooling,
    ),
  },
  claims: {
    ...poolClaims,
    count_include_pad: elsewhere("only the mean looks at it"),
  },
});
