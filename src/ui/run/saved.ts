// What a rule saves a step, in words.
import type { AppliedRule } from "../../engines/step/rules/worth.ts";
import { count } from "./time.ts";

const plural = (n: number, one: string): string =>
  `${count(n)} ${one}${n === 1 ? "" : "s"}`;

/** `3 operations fewer, 1,200 numbers fewer to write in every step`; an operation more is said as such. */
export function savedText({
  nodesSaved,
  numbersSaved,
}: Pick<AppliedRule, "nodesSaved" | "numbersSaved">): string {
  const numbers =
    numbersSaved > 0
      ? `${plural(numbersSaved, "number")} fewer to write`
      : null;
  const operations =
    nodesSaved === 0
      ? null
      : `${plural(Math.abs(nodesSaved), "operation")} ${nodesSaved > 0 ? "fewer" : "more"}`;
  const said = [operations, numbers].filter((each) => each !== null);
  return said.length === 0
    ? "the same work in another form"
    : `${said.join(", ")} in every step`;
}
