export { SYSTEM_CLOCK } from "../context/system-clock.ts";
export type { ListedPerson } from "../operator/listed-person.ts";
export { type AdvisedCommand, type CommandFlags, type CommandTo, commandsFor, stepFlag } from "./advice.ts";
export type { Person } from "./hands.ts";
export { lockOf } from "./lock.ts";
export type { Notice, Observer } from "./observer.ts";
export type {
  ExecutionOptions,
  ResumeOptions,
  RunOutcome,
  StartOptions,
} from "./options.ts";
export { previewPlan } from "./preview-plan.ts";
export { resumeRun } from "./resume.ts";
export { newRunId, startRun } from "./start.ts";
export { undoRun } from "./undo.ts";
