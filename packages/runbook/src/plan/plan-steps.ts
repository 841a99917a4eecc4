import { messageOf } from "../errors/message-of.ts";
import type { Check } from "../model/check.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { Gate } from "../model/step.ts";
import type { Redactor } from "../shell/shell.ts";
import { PlanFailed } from "./failed.ts";
import { type Act, actsOf, lanesOf, overlapsWithPrevious, type Part } from "./parts.ts";
import type { PlannedStep } from "./plan.ts";
import { type Prediction, predict } from "./predict.ts";
import { redactedChange, redactedCheck } from "./redacted.ts";
import { schedule } from "./schedule.ts";
import { becauseOf, view, type World } from "./world.ts";

export interface PlanStepsOptions {
  readonly inputs: AnyInputs;
  readonly redactor: Redactor;
  readonly estimates?: (step: string) => number | undefined;
}

/** What the parts will do one after another, and how long that takes, in milliseconds, where it can be told. */
export function planSteps(
  parts: readonly Part[],
  now: World,
  options: PlanStepsOptions,
): { readonly steps: readonly PlannedStep[]; readonly estimate: number | undefined } {
  const steps: PlannedStep[] = [];
  let world = now;
  let estimate: number | undefined = 0;
  for (const part of parts) {
    const planned =
      part.kind === "gate" ? planGate(part.gate, now, world, options) : planActs(part, world, options);
    steps.push(...planned.steps);
    world = planned.after;
    estimate =
      estimate === undefined || planned.estimate === undefined ? undefined : estimate + planned.estimate;
  }
  return { steps, estimate };
}

interface PlannedPart {
  readonly steps: readonly PlannedStep[];
  readonly after: World;
  readonly estimate: number | undefined;
}

function planGate(
  gate: Gate,
  now: World,
  after: World,
  { inputs, redactor, estimates }: PlanStepsOptions,
): PlannedPart {
  const { name, purpose, reads } = gate;
  const willDiffer = Object.values(reads).some((target) => now.get(target.name) !== after.get(target.name));
  const estimate = estimates?.(name);
  const step: PlannedStep = {
    name,
    kind: "gate",
    ...(purpose === undefined ? {} : { purpose }),
    ...readsOf(reads),
    changes: [],
    check: redactedCheck(checkOf(gate, now, inputs), redactor),
    ...(willDiffer ? { expected: redactedCheck(checkOf(gate, after, inputs), redactor) } : {}),
    refusals: [],
    approvals: 0,
    ...(estimate === undefined ? {} : { estimate }),
  };
  return { steps: [step], after, estimate: estimate ?? 0 };
}

/**
 * What `gate` says of `world`.
 *
 * @throws {PlanFailed} if its code fails.
 */
export function checkOf(gate: Gate, world: World, inputs: AnyInputs): Check {
  const seen = view(gate.reads, world);
  if (!seen.isKnown) return { passes: undefined, value: becauseOf(seen.unknown) };
  try {
    return gate.check(seen.states, inputs);
  } catch (error) {
    throw new PlanFailed(`check of ${gate.name} failed: ${messageOf(error)}`, { cause: error });
  }
}

function planActs(
  part: Exclude<Part, { kind: "gate" }>,
  before: World,
  options: PlanStepsOptions,
): PlannedPart {
  const { inputs, redactor, estimates } = options;
  let world = before;
  let atItsBeginning = before;
  const acts = actsOf(part);
  const steps = acts.map((act, position) => {
    if (!overlapsWithPrevious(part, position)) atItsBeginning = world;
    const prediction = predict(act, world, inputs, atItsBeginning);
    world = prediction.after;
    return plannedAct(act, prediction, redactor, estimates?.(act.name));
  });
  const durations = steps.map(({ estimate }) => estimate);
  if (part.kind === "act") return { steps, after: world, estimate: durations[0] };
  const { group, undetermined } = part;
  const estimate =
    undetermined === undefined ? schedule(durations, { ...lanesOf(group), begins: 0 }).ends : undefined;
  const purpose = group.kind === "forEach" ? group.purpose : undefined;
  const groupStep: PlannedStep = {
    name: group.name,
    kind: group.kind,
    ...(purpose === undefined ? {} : { purpose }),
    changes: [],
    refusals: [],
    approvals: 0,
    ...(undetermined === undefined ? {} : { undetermined: `its items are ${undetermined}` }),
    ...(estimate === undefined ? {} : { estimate }),
    ...(group.kind === "forEach" && undetermined === undefined
      ? { items: acts.map(({ name }) => redactor.redact(name.slice(group.name.length + 1, -1))) }
      : {}),
  };
  return { steps: [groupStep, ...steps], after: world, estimate };
}

function plannedAct(
  { name, within, definition }: Act,
  { changes, refusals, unknown }: Prediction,
  redactor: Redactor,
  estimate: number | undefined,
): PlannedStep {
  const { kind, purpose, reads = {}, approvals = 0, ifItFails } = definition;
  return {
    name: redactor.redact(name),
    kind,
    ...(within === undefined ? {} : { within }),
    ...(purpose === undefined ? {} : { purpose }),
    ...readsOf(reads),
    changes: changes.map((change) => redactedChange(change, redactor)),
    refusals: refusals.map((reason) => redactor.redact(reason)),
    approvals: typeof approvals === "number" ? approvals : approvals.count,
    ...(unknown.length === 0 ? {} : { undetermined: redactor.redact(becauseOf(unknown)) }),
    ...(estimate === undefined ? {} : { estimate }),
    ...(ifItFails === undefined ? {} : { ifItFails }),
  };
}

function readsOf(reads: Act["definition"]["reads"] = {}): Pick<PlannedStep, "reads"> {
  const names = [...new Set(Object.values(reads).map(({ name }) => name))];
  return names.length === 0 ? {} : { reads: names };
}
