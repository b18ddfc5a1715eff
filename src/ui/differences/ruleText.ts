// The rule that makes two sayings the same and its condition, without what the explanation said already.
import type { Difference } from "../../compare/difference.ts";

const bare = (text: string): string => text.trim().replace(/\.$/, "");

export function ruleText({
  explanation,
  rule,
  condition,
}: Pick<Difference, "explanation" | "rule" | "condition">): string {
  const fresh = (text: string | undefined): text is string =>
    text !== undefined &&
    text !== "" &&
    !explanation.toLowerCase().includes(bare(text).toLowerCase());
  return [
    ...(fresh(rule) ? [bare(rule)] : []),
    ...(fresh(condition) ? [`Condition: ${bare(condition)}`] : []),
  ]
    .map((text) => `${text}.`)
    .join(" ");
}
