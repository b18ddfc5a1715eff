// The rules by which step graphs are made cheaper: their names, and what each says of itself to a reader. Every one can be switched off.

/** In the order in which they come into play. */
export const ruleNames = [
  "reluAfterPool",
  "softmaxWithLoss",
  "noInputGradient",
  "constantFolding",
  "simplerForms",
  "impliedBroadcasts",
  "commonSubexpressions",
  "deadCode",
  "convEpilogue",
] as const;
export type RuleName = (typeof ruleNames)[number];
export type Rules = ReadonlySet<RuleName>;

/** What an engine does of its own to make a step cheaper; told beside the rules. */
export type EngineRuleName = "layout";

export interface Rule {
  readonly name: RuleName;
  readonly title: string;
  /** What it changes, what it leaves as it is, and why that is faster. */
  readonly lesson: string;
}

export const everyRule: Rules = new Set(ruleNames);

/** Every rule but some: what a rule is worth is the difference. */
export const rulesWithout = (...names: readonly RuleName[]): Rules =>
  new Set(ruleNames.filter((name) => !names.includes(name)));
