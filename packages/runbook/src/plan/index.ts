export type { PropertyChange, StateChange } from "./change.ts";
export { estimatesOf } from "./estimate.ts";
export { PlanFailed } from "./failed.ts";
export { whatMoved } from "./moved.ts";
export type { Plan, PlannedStep } from "./plan.ts";
export { type PlanSubject, readPlan, writePlan } from "./plan-file.ts";
export { type PlanLine, type PlanLineRole, renderPlan } from "./render.ts";
