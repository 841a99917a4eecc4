export { adoptProblems, exactlyOneProblems } from "./adopt.ts";
export { ArgumentError, type ArgumentProblem } from "./argument-error.ts";
export { type ArgumentCheck, type ArgumentSchema, argumentCheck, complaintOf } from "./check-arguments.ts";
export { sameNameProblems } from "./names-by-case.ts";
export type { NotExpressible } from "./not-expressible.ts";
export { type NameRule, physicalName } from "./physical-name.ts";
export { refuseIfAny } from "./refuse.ts";
