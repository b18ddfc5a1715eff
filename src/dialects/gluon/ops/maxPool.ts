// nn.MaxPool1D, MaxPool2D, MaxPool3D.
import { impliedWord } from "../../words.ts";
import { layer } from "../rows.ts";
import { pooling, poolRows } from "../windows.ts";

export default [1, 2, 3].flatMap((rank) =>
  layer(`MaxPool${rank}D`, {
    op: "maxPool",
    options: {
      ...poolRows(rank),
      dilation: impliedWord<readonly number[]>(
        Array<number>(rank).fill(1),
        "windows have no gaps",
        pooling,
      ),
    },
  }),
);
