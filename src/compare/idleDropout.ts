// A dropout that drops nothing: kept as a layer, so that its rate can be compared with that of one that does.
import { option, type CanonicalNode } from "./graph.ts";

export interface Idle {
  readonly said: string;
  /** The option that makes it idle. */
  readonly option: string;
}

/** Why a dropout hands its input on unchanged; null where it does not, or is none. */
export function idleDropout(node: CanonicalNode): Idle | null {
  if (node.op !== "dropout") return null;
  if (option(node, "activeIn") === "never")
    return { said: "a dropout that never acts", option: "activeIn" };
  return option(node, "dropRate") === 0
    ? { said: "a dropout with rate 0", option: "dropRate" }
    : null;
}
