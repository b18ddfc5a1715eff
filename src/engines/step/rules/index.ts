// All rules, in the order in which they come into play.
import { commonSubexpressions } from "./commonSubexpressions.ts";
import { constantFolding } from "./constantFolding.ts";
import { convEpilogue } from "./convEpilogue.ts";
import { deadCode } from "./deadCode.ts";
import { impliedBroadcasts } from "./impliedBroadcasts.ts";
import { noInputGradient } from "./noInputGradient.ts";
import { reluAfterPool } from "./reluAfterPool.ts";
import { ruleNames, type Rule, type RuleName } from "./rule.ts";
import { simplerForms } from "./simplerForms.ts";
import { softmaxWithLoss } from "./softmaxWithLoss.ts";

const byName: { readonly [Name in RuleName]: Rule } = {
  reluAfterPool,
  softmaxWithLoss,
  noInputGradient,
  constantFolding,
  simplerForms,
  impliedBroadcasts,
  commonSubexpressions,
  deadCode,
  convEpilogue,
};

export const rules: readonly Rule[] = ruleNames.map((name) => byName[name]);
export {
  everyRule,
  ruleNames,
  rulesWithout,
  type EngineRuleName,
  type Rule,
  type RuleName,
  type Rules,
} from "./rule.ts";
