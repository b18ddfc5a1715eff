// What each rule is worth to one model: its step lowered once without the rule, and compared.
import type { Model } from "../../../ir/model.ts";
import { concreteShape } from "../../../ir/shape.ts";
import type { StepGraph } from "../graph.ts";
import { lower, type LowerOptions } from "../lower.ts";
import {
  rules,
  rulesWithout,
  type EngineRuleName,
  type Rule,
  type RuleName,
} from "./index.ts";

/** A rule that changed a step, with its words, and what it saves in every run of it. */
export interface AppliedRule extends Pick<Rule, "title" | "lesson"> {
  readonly name: RuleName | EngineRuleName;
  /** Operations; fewer than none where work is moved to where there is less of it. */
  readonly nodesSaved: number;
  /** Numbers that are not written to memory, for a batch of the size asked about. */
  readonly numbersSaved: number;
}

/** How many numbers a step writes to memory. */
export function written({ nodes }: StepGraph, batchSize: number): number {
  return nodes
    .filter(
      ({ primitive }) => primitive !== "input" && primitive !== "constant",
    )
    .map(({ shape }) =>
      concreteShape(shape, batchSize).reduce((all, n) => all * n, 1),
    )
    .reduce((sum, n) => sum + n, 0);
}

/** The rules that change a model's step, in the order in which they come into play. */
export function appliedRules(
  model: Model,
  options: Omit<LowerOptions, "rules">,
  batchSize: number,
): AppliedRule[] {
  const graph = lower(model, options);
  const text = JSON.stringify(graph);
  return rules.flatMap(({ name, title, lesson }) => {
    const without = lower(model, { ...options, rules: rulesWithout(name) });
    if (JSON.stringify(without) === text) return [];
    return {
      name,
      title,
      lesson,
      nodesSaved: without.nodes.length - graph.nodes.length,
      numbersSaved: written(without, batchSize) - written(graph, batchSize),
    };
  });
}
