export type {
  AnyRuleExample,
  AnyRuleExamples,
  ExampleResource,
  RuleExample,
  RuleExamples,
} from "./example.ts";
export { testRule } from "./test-rule.ts";
