export { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.ts";
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
