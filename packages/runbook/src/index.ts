export type { Author, TargetDefinition } from "./model/author.ts";
export type { Check } from "./model/check.ts";
export type { Clock, ReadContext, RunFacts, RunMode, StepContext } from "./model/context.ts";
export { defineRunbook } from "./model/define.ts";
export type { Json, Properties } from "./model/json.ts";
export type { ClientsContext, Runbook, RunbookDefinition, RunbookObjectives } from "./model/runbook.ts";
export type { AnyInputs, InputSchema, InputsOf, InputsSchema } from "./model/schema.ts";
export type {
  ActDefinition,
  Approvals,
  ForEach,
  ForEachDefinition,
  Gate,
  GateDefinition,
  Item,
  ManualDefinition,
  ManualStep,
  ParallelDefinition,
  ParallelGroup,
  ProbeAnswer,
  Retry,
  Step,
  StepDefinition,
  StepResult,
} from "./model/step.ts";
export type { StatesOf, Target, Targets } from "./model/target.ts";
