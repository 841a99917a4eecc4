import { isDeepStrictEqual } from "node:util";
import { InputError } from "@rampart/core/errors";
import { stepsOf } from "../execute/groups.ts";
import type { Entry } from "../journal/entry.ts";
import type { Runbook } from "../model/runbook.ts";
import type { Step } from "../model/step.ts";
import { stepsDone } from "./judge.ts";
import { Keyring } from "./people.ts";
import type { CrashPoint, Rehearsal, RehearsalResult } from "./rehearsal.ts";
import { type FullResult, rehearseWith } from "./rehearse.ts";
import type { Effect } from "./reply.ts";
import { labelOf } from "./stage.ts";

/** What is right after a crash, though it is not so without one. */
export interface EveryCrashOptions {
  /** Steps of which nobody but a person can tell whether they happened: a crash in them may end the run in doubt. */
  readonly inDoubt?: readonly string[];
}

/** What came of a rehearsal with a crash at every place. */
export interface EveryCrash {
  /** What is not as without the crash, in sentences that name the place of the crash; none if all is well. */
  readonly problems: readonly string[];
  /** How many crashes were rehearsed. */
  readonly crashes: number;
  /** The rehearsal without a crash. */
  readonly rehearsal: RehearsalResult;
}

/**
 * Rehearses a runbook once as it is, then again and again with a crash at another place: before and after each entry of
 * the journal, and after each command and call. Every run is resumed after its crash, and has to come to the same end:
 * the same status, steps and world, and each effect (a reply with `makes`) as often as without the crash. It finds probes
 * that are not honest.
 *
 * @param rehearsal made anew for each crash if it is a function, for clients that hold a state of their own.
 * @throws {InputError} as `rehearse`.
 */
export async function rehearseEveryCrash(
  runbook: Runbook,
  rehearsal: Rehearsal | (() => Rehearsal),
  { inDoubt = [] }: EveryCrashOptions = {},
): Promise<EveryCrash> {
  const make = typeof rehearsal === "function" ? rehearsal : () => rehearsal;
  const keyring = new Keyring();
  try {
    const { crashes: _, ...whole } = make();
    const base = await rehearseWith(keyring, runbook, whole);
    if (base.problems.length > 0) return { problems: base.problems, crashes: 0, rehearsal: base };
    const places = placesOf(base);
    const problems: string[] = [];
    for (const { point, called } of places) {
      const found = await crash(keyring, runbook, make(), base, point, inDoubt);
      problems.push(...found.map((problem) => `with a crash ${called}: ${problem}`));
    }
    return { problems, crashes: places.length, rehearsal: base };
  } finally {
    await keyring.dispose();
  }
}

interface Place {
  readonly point: CrashPoint;
  readonly called: string;
}

function placesOf({ entries, acts }: FullResult): readonly Place[] {
  const atEntries = entries.flatMap((entry) => [
    { point: { before: entry.seq }, called: `before entry ${entry.seq} (${labelOf(entry)})` },
    { point: { after: entry.seq }, called: `after entry ${entry.seq} (${labelOf(entry)})` },
  ]);
  const atActs = acts.map(({ step, what }, index) => ({
    point: { afterAct: index + 1 },
    called: `after ${what} of "${step}" (act ${index + 1})`,
  }));
  return [...atEntries, ...atActs];
}

async function crash(
  keyring: Keyring,
  runbook: Runbook,
  rehearsal: Rehearsal,
  base: FullResult,
  point: CrashPoint,
  inDoubt: readonly string[],
): Promise<readonly string[]> {
  const { status } = base.outcome;
  const { undo } = rehearsal.expect;
  const expect = { status, ...(undo === undefined ? {} : { undo: { status: undo.status } }) };
  try {
    const result = await rehearseWith(keyring, runbook, { ...rehearsal, crashes: [point], expect });
    const repeatable = idempotentSteps(runbook, result.entries);
    const stopped = [result.outcome, result.undo].find((outcome) => outcome?.status === "in-doubt");
    if (stopped?.step !== undefined && inDoubt.includes(stopped.step)) {
      return effectProblems(base.effects, result.effects, repeatable, true);
    }
    return [
      ...result.problems,
      ...endProblems(base, result),
      ...effectProblems(base.effects, result.effects, repeatable, false),
    ];
  } catch (error) {
    if (error instanceof InputError) return [`the run could not be resumed: ${error.message}`];
    throw error;
  }
}

function endProblems(base: RehearsalResult, result: RehearsalResult): readonly string[] {
  const problems: string[] = [];
  const wanted = stepsDone(base.entries).toSorted();
  const done = stepsDone(result.entries).toSorted();
  if (!isDeepStrictEqual(wanted, done)) {
    problems.push(`the steps done are ${done.join(", ")}; without it: ${wanted.join(", ")}`);
  }
  if (!isDeepStrictEqual(base.world, result.world)) {
    problems.push(
      `the world is ${JSON.stringify(result.world)} at the end; without it: ${JSON.stringify(base.world)}`,
    );
  }
  return problems;
}

function idempotentSteps({ items }: Runbook, entries: readonly Entry[]): ReadonlySet<string> {
  const steps = items.flatMap((item): readonly Pick<Step, "name" | "isIdempotent">[] => {
    if (item.kind === "step") return [item];
    if (item.kind === "parallel") return item.steps.filter((step) => step.kind === "step");
    if (item.kind !== "forEach") return [];
    return entries.flatMap(({ event }) =>
      event.kind === "items-listed" && event.step === item.name ? stepsOf(item, event.items) : [],
    );
  });
  return new Set(steps.filter(({ isIdempotent }) => isIdempotent === true).map(({ name }) => name));
}

/** @param isHalf whether the run may have stopped before an effect. */
function effectProblems(
  wanted: readonly Effect[],
  found: readonly Effect[],
  repeatable: ReadonlySet<string>,
  isHalf: boolean,
): readonly string[] {
  const keys = Map.groupBy([...wanted, ...found], ({ step, what }) => `${step}\n${what}`);
  return [...keys.values()].flatMap(([effect]) => {
    if (effect === undefined) return [];
    const { step, what, isIdempotent } = effect;
    const count = (effects: readonly Effect[]): number =>
      effects.filter((one) => one.step === step && one.what === what).length;
    const times = count(found);
    const should = count(wanted);
    const isTooOften = times > should && !(isIdempotent || repeatable.has(step));
    const isTooRare = !isHalf && times < should && (times === 0 || !(isIdempotent || repeatable.has(step)));
    if (!isTooOften && !isTooRare) return [];
    return [`${what} of "${step}" had its effect ${timesText(times)}; without it: ${timesText(should)}`];
  });
}

function timesText(times: number): string {
  return times === 0 ? "never" : times === 1 ? "once" : `${times} times`;
}
