import { parseDuration, renderDuration } from "@rampart/core/units";
import type { Runbook } from "../model/runbook.ts";
import type { AnyInputs } from "../model/schema.ts";
import { partsOf, readersOf } from "../plan/parts.ts";
import { redactedChange } from "../plan/redacted.ts";
import type { World } from "../plan/world.ts";
import { redactJson } from "../secrets/redact-json.ts";
import { redactorOf } from "../secrets/redactor.ts";
import type { Redactor } from "../shell/shell.ts";
import type { StackState } from "../stack/stack.ts";
import { goBack, remainsOf } from "./backward.ts";
import { goForward } from "./forward.ts";
import { listFromInputs } from "./listing.ts";
import { Losses } from "./lost.ts";
import { modelTargets, worldOf } from "./model.ts";
import type { SimulatedStates, Simulation, SimulationFinding } from "./simulation.ts";
import { type Timeline, timelineOf } from "./timeline.ts";

export interface SimulateOptions {
  /** Checked, with defaults. */
  readonly inputs: AnyInputs;
  readonly stack: StackState;
  /** What is gone: regions, zones, and resources by URN or name. */
  readonly lost?: readonly string[];
  /** How long a step took in earlier runs, in milliseconds. */
  readonly estimates?: (step: string) => number | undefined;
  /** Takes secrets out of what is told. */
  readonly redactor?: Redactor;
}

/**
 * Walks `runbook` on a model of its stack, and back. Only what says what a step would do is called: targets' `resource`
 * and `model`, gates' `check`, steps' `requires` and `changes`, `items` as far as inputs are enough for them. Nothing is
 * connected to, read or run.
 *
 * @throws {InputError} if a word of `lost` is nothing of the stack.
 * @throws {PlanFailed} if two items of a `forEach` have one key, or there is no step for an item.
 */
export async function simulate(runbook: Runbook, options: SimulateOptions): Promise<Simulation> {
  const { inputs, stack, lost = [], estimates = () => undefined, redactor = redactorOf([]) } = options;
  const losses = new Losses(lost, stack);
  const parts = await partsOf(runbook, (forEach) => listFromInputs(forEach, inputs));
  const models = modelTargets(readersOf(parts), inputs, stack);
  const beginning = worldOf(models);
  const forward = goForward(parts, beginning, { inputs, stack, models, losses });
  const backward = goBack(forward.effects, forward.after);
  const timeline = timelineOf(parts, estimates);
  const findings = [
    ...forward.findings,
    ...backward.findings,
    ...againstObjective(runbook.objectives.rto, timeline),
  ];
  return {
    schemaVersion: 1,
    runbook: runbook.name,
    stack: stack.name,
    findings: findings.map((finding) => ({ ...finding, message: redactor.redact(finding.message) })),
    timeline: timeline.intervals,
    ...(timeline.total === undefined ? {} : { total: timeline.total }),
    states: statesOf(forward.after, redactor),
    undo: {
      steps: backward.steps,
      states: statesOf(backward.after, redactor),
      remains: remainsOf(beginning, backward.after).map((change) => redactedChange(change, redactor)),
    },
  };
}

function againstObjective(
  rto: string | undefined,
  { total, least, unknown }: Timeline,
): readonly SimulationFinding[] {
  if (rto === undefined) return [];
  const isOver = least > parseDuration(rto) * 1000;
  if (isOver) {
    const about = `${total === undefined ? "at least" : "about"} ${renderDuration(Math.ceil(least / 1000))}`;
    return [
      { kind: "objective", message: `it takes ${about}, more than the recovery time objective of ${rto}` },
    ];
  }
  if (total !== undefined) return [];
  const message = `whether it meets the recovery time objective of ${rto} cannot be told: no earlier run says how long ${unknown.join(", ")} takes`;
  return [{ kind: "undetermined", message }];
}

function statesOf(world: World, redactor: Redactor): SimulatedStates {
  return Object.fromEntries(
    [...world].flatMap(([target, knowledge]) =>
      knowledge.isKnown ? [[target, redactJson(knowledge.state ?? null, redactor)] as const] : [],
    ),
  );
}
