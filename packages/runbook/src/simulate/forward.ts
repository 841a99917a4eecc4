import type { AnyInputs } from "../model/schema.ts";
import type { Gate } from "../model/step.ts";
import { PlanFailed } from "../plan/failed.ts";
import { type Act, actsOf, overlapsWithPrevious, type Part, type Reader, readerOf } from "../plan/parts.ts";
import { checkOf } from "../plan/plan-steps.ts";
import { type Prediction, predict } from "../plan/predict.ts";
import { type Knowledge, view, type World } from "../plan/world.ts";
import type { StackState } from "../stack/stack.ts";
import type { Losses } from "./lost.ts";
import type { Modelled } from "./model.ts";
import { unblockedBy } from "./order.ts";
import { placelessTargets, unreachableTargets } from "./reach.ts";
import type { SimulationFinding } from "./simulation.ts";

/** Refusals for which a later step is looked for: that takes time, and the first ones say it all. */
const MOST_ADVISED = 100;

/** What does not change while a simulation goes on. */
export interface Ground {
  readonly inputs: AnyInputs;
  readonly stack: StackState;
  readonly models: ReadonlyMap<string, Modelled>;
  readonly losses: Losses;
}

/** What an act made of the model. */
export interface Effect {
  readonly act: Act;
  /** Names of the targets that it changed. */
  readonly targets: readonly string[];
  readonly before: World;
  readonly after: World;
}

export interface Forward {
  readonly findings: readonly SimulationFinding[];
  readonly effects: readonly Effect[];
  readonly after: World;
}

/**
 * Walks the list on the model. What goes wrong is noted, and the walk goes on as if it had not: what comes later is
 * judged by itself.
 */
export function goForward(parts: readonly Part[], beginning: World, ground: Ground): Forward {
  const findings: SimulationFinding[] = [];
  const effects: Effect[] = [];
  let world = beginning;
  let refused = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "gate") {
      findings.push(...judgeGate(part.gate, world, ground));
      continue;
    }
    if (part.kind === "group" && part.undetermined !== undefined) {
      const { name: step } = part.group;
      const message = `the items of ${step} cannot be told, so neither can what it does: ${part.undetermined}`;
      findings.push({ step, kind: "undetermined", message });
    }
    const later = parts.slice(index + 1).flatMap(actsOf);
    const acts = actsOf(part);
    let start = { world, position: 0 };
    for (const [position, act] of acts.entries()) {
      if (!overlapsWithPrevious(part, position)) start = { world, position };
      const atOnce = acts.slice(start.position, position);
      const judged = judgeAct(act, { now: world, atItsBeginning: start.world }, ground);
      findings.push(...judged.findings);
      if (judged.refusals.length > 0) {
        const others = [...atOnce, ...acts.slice(position + 1), ...later];
        refused += 1;
        const unblocking =
          refused > MOST_ADVISED ? undefined : unblockedBy(act, others, start.world, ground.inputs);
        findings.push(refusal(act, judged.refusals, unblocking, part));
      }
      effects.push(effectOf(act, world, judged.after));
      world = judged.after;
    }
  }
  return { findings, effects, after: world };
}

function effectOf(act: Act, before: World, after: World): Effect {
  const reads = new Set(Object.values(act.definition.reads ?? {}).map(({ name }) => name));
  return { act, before, after, targets: [...reads].filter((name) => before.get(name) !== after.get(name)) };
}

function judgeGate(gate: Gate, world: World, ground: Ground): readonly SimulationFinding[] {
  const { name: step } = gate;
  const unreachable = unreachableTargets(gate, ground.models, ground.losses, ground.stack);
  if (unreachable.length > 0) return unreachable;
  const doubts = placelessTargets(gate, ground.models, ground.losses);
  const seen = view(gate.reads, world);
  if (!seen.isKnown) return [...doubts, ...undetermined(gate, seen.unknown, "whether it passes")];
  try {
    const { passes, value, objective, advice } = checkOf(gate, world, ground.inputs);
    if (passes === true) return doubts;
    const wanted = objective === undefined ? "" : `, not ${objective}`;
    const hint = advice === undefined ? "" : `. ${advice}`;
    return [
      ...doubts,
      passes === false
        ? { step, kind: "gate", message: `gate ${step} does not pass: ${value}${wanted}${hint}` }
        : { step, kind: "undetermined", message: `gate ${step} cannot be told: ${value}${hint}` },
    ];
  } catch (error) {
    return [...doubts, failed(step, error)];
  }
}

interface Judged {
  readonly findings: readonly SimulationFinding[];
  readonly refusals: readonly string[];
  readonly after: World;
}

function judgeAct(
  act: Act,
  { now, atItsBeginning }: { readonly now: World; readonly atItsBeginning: World },
  { inputs, stack, models, losses }: Ground,
): Judged {
  const reader = readerOf(act);
  const unreachable = unreachableTargets(reader, models, losses, stack);
  const reached = [...unreachable, ...placelessTargets(reader, models, losses)];
  try {
    const { refusals, after, unknown }: Prediction = predict(act, now, inputs, atItsBeginning);
    // Of what is not there, that it is not modelled either says nothing more.
    const doubtful = unknown.filter(
      ({ target }) => !unreachable.some((finding) => finding.target === target),
    );
    const doubts = undetermined(reader, doubtful, "what it requires and changes");
    return { findings: [...reached, ...doubts], refusals, after };
  } catch (error) {
    const finding = failed(act.name, error);
    return { findings: [...reached, finding], refusals: [], after: afterFailure(act, now, finding.message) };
  }
}

function undetermined(
  { name: step }: Reader,
  unknown: readonly { readonly target: string; readonly because: string }[],
  what: string,
): readonly SimulationFinding[] {
  return unknown.map(({ target, because }) => ({
    step,
    target,
    kind: "undetermined",
    message: `${step}: ${what} cannot be told, since it rests on ${target}: ${because}`,
  }));
}

function failed(step: string, error: unknown): SimulationFinding {
  if (!(error instanceof PlanFailed)) throw error;
  return { step, kind: "undetermined", message: error.message };
}

function afterFailure({ definition }: Act, world: World, because: string): World {
  if (definition.changes === undefined) return world;
  return world.with(
    Object.values(definition.reads ?? {}).map(({ name }): [string, Knowledge] => [
      name,
      { isKnown: false, because },
    ]),
  );
}

function refusal(
  { name: step, within }: Act,
  refusals: readonly string[],
  unblocking: Act | undefined,
  part: Part,
): SimulationFinding {
  const isAtOnce =
    unblocking !== undefined &&
    within !== undefined &&
    unblocking.within === within &&
    actsOf(part).some((_, position) => overlapsWithPrevious(part, position));
  const advice =
    unblocking === undefined
      ? ""
      : `; it would not be after ${unblocking.name}, which ${isAtOnce ? "runs at the same time" : "comes later"}`;
  return { step, kind: "order", message: `${step} would be refused: ${refusals.join("; ")}${advice}` };
}
