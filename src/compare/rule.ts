// What an equivalence is: a rewriting of the graph, the sentence that states it, and while what it holds.
import type { Effect, NodeId, Setting } from "../ir/index.ts";
import type { Graph } from "./graph.ts";

/** One place where a rule was applied, and what the column said there. */
export interface Application {
  readonly rule: string;
  readonly list: "same in other words" | "latent";
  /** Nodes of the program, or the recipe it stands in. */
  readonly at: readonly NodeId[] | "optimizer" | "data";
  /** The canonical option it rewrote; where columns still differ in it, the rule has not made them equal. */
  readonly option: string | null;
  /** What the column said, in a learner's words. */
  readonly said: string;
  readonly setting?: Setting<unknown>;
  /** While what this one holds, where it is more exact than the rule's condition. */
  readonly condition?: string;
  /** What changes where that condition fails, where it is not what the rule says. */
  readonly effect?: Effect;
}

export interface Rule {
  readonly name: string;
  /** Rules run in this order. */
  readonly order: number;
  /** `ReLU before or after pooling`: the title of its row. */
  readonly title: string;
  /** The equivalence in one plain sentence. */
  readonly statement: string;
  readonly condition: string;
  /** How the canonical form reads: what a column says that needed no rewriting. */
  readonly otherwise: string;
  /** What changes where the condition fails. */
  readonly effect: Effect;
  apply(graph: Graph): readonly Application[];
}
