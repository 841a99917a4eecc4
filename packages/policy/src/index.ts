export { applyBaseline, BASELINE_SCHEMA, type Baseline, stacksOf, toBaseline } from "./baseline/baseline.ts";
export { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.ts";
export { configureRules, levelsFrom, type Selection, selectRules } from "./packs/select-rules.ts";
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
export { must, mustNot, PASS, type Verdict } from "./verdict.ts";
export { applyWaivers, type WaiverOptions } from "./waivers/apply-waivers.ts";
