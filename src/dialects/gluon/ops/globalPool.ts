// nn.GlobalMaxPool*D and GlobalAvgPool*D: the spatial axes stay with size 1.
import { impliedWord } from "../../words.ts";
import { layer, layoutWord } from "../rows.ts";
import { pooling } from "../windows.ts";

const say = (kind: "Max" | "Avg", rank: number) =>
  layer(`Global${kind}Pool${rank}D`, {
    op: "globalPool",
    options: {
      reduce: impliedWord<"mean" | "max">(
        kind === "Max" ? "max" : "mean",
        "the call's name says it",
        pooling,
      ),
      keepDims: impliedWord(true, "the spatial axes stay with size 1", pooling),
      layout: layoutWord(rank, pooling),
    },
  });

export default [1, 2, 3].flatMap((rank) => [
  ...say("Max", rank),
  ...say("Avg", rank),
]);
