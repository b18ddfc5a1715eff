// nn.AvgPool1D, AvgPool2D, AvgPool3D: padding counts in the mean unless count_include_pad=False (a parameter since 1.3).
import type { Word } from "../../phrase.ts";
import { boolean } from "../../words.ts";
import { has, layer } from "../rows.ts";
import { pooling, poolRows } from "../windows.ts";

const countPadding: Word<boolean> = {
  from: ["count_include_pad"],
  read: (context) =>
    boolean(context.argument("count_include_pad") ?? true, "count_include_pad"),
  write: (value, context) =>
    has(context, "count_include_pad") ? { count_include_pad: value } : null,
  default: { kind: "signature", source: pooling },
  samples: [true, false],
};

export default [1, 2, 3].flatMap((rank) =>
  layer(`AvgPool${rank}D`, {
    op: "avgPool",
    options: { ...poolRows(rank), countPadding },
  }),
);
