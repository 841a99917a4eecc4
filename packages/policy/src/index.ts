export { describeChange, isWithin, type PropertyChange } from "@rampart/core/changes";
export { applyBaseline, BASELINE_SCHEMA, type Baseline, stacksOf, toBaseline } from "./baseline/baseline.ts";
export { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.ts";
export { objectivesFor } from "./objectives.ts";
export { configureRules, levelsFrom, type Selection, selectRules } from "./packs/select-rules.ts";
export { applyRemedy } from "./remedy/apply.ts";
export type { Desired, Edit } from "./remedy/desired.ts";
export {
  atLeast,
  atMost,
  each,
  including,
  inJson,
  inTurn,
  oneOf,
  when,
  withEntry,
  without,
} from "./remedy/edits.ts";
export { type Fix, type FixPlan, planFixes } from "./remedy/fixes.ts";
export { type Remediation, remedyOf } from "./remedy/remediation.ts";
export type { AnyRemedy, Remedies, Remedy } from "./remedy/remedy.ts";
export {
  defineGraphRule,
  defineRule,
  domainOf,
  type GraphRuleContext,
  type GraphRuleDefinition,
  type Rule,
  type RuleContext,
  type RuleDefinition,
  type RuleText,
} from "./rule.ts";
export { STRICT_RPO, severityByTier, severityFor, severityInTier } from "./severity.ts";
export { must, mustNot, PASS, type Verdict } from "./verdict.ts";
export { applyWaivers, type WaiverOptions } from "./waivers/apply-waivers.ts";
