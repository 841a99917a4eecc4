import { readContext } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import type { Json } from "../model/json.ts";
import { refuseUnsoundStep } from "../model/soundness.ts";
import type { ForEach, ParallelGroup, Step } from "../model/step.ts";
import { within } from "./deadline.ts";
import { Halt } from "./halt.ts";
import { isOfJournal } from "./journal-failure.ts";
import { type Running, record } from "./running.ts";
import { refuseUnplanned } from "./unplanned.ts";

/** Does one step of a group. */
type Do<One> = (one: One) => Promise<void>;

const LISTING_MILLISECONDS = 600_000;

/** Steps at the same time. When one fails, those that run are let finish, and no more are begun. */
export async function doParallel<One>(
  steps: readonly One[],
  { limit }: Pick<ParallelGroup, "limit">,
  act: Do<One>,
): Promise<void> {
  const halts = await inBatch(steps, limit ?? steps.length, 1, act);
  throwFirst(halts);
}

/**
 * The same step for each item: canaries one by one, then batches.
 *
 * @throws {Halt} naming the items that failed; `refused` where others came than the plan had.
 */
export async function doForEach(running: Running, group: ForEach, act: Do<Step>): Promise<void> {
  if (running.history.of(group.name).items === undefined) await list(running, group);
  // As the journal has them: what a resumed run would get, this one gets.
  const steps = soundSteps(running, group, running.history.of(group.name).items ?? []);
  refuseUnplanned(running, group, steps);
  const { batch = 1, canary = 0, stopAfterFailures = 1 } = group;
  const halts: Halt[] = [];
  const canaries = steps.slice(0, canary);
  halts.push(...(await inBatch(canaries, 1, 1, act)));
  // A canary is there to stop the rest.
  throwFirst(halts);
  for (let next = canaries.length; next < steps.length && halts.length < stopAfterFailures; next += batch) {
    halts.push(
      ...(await inBatch(steps.slice(next, next + batch), batch, stopAfterFailures - halts.length, act)),
    );
  }
  if (halts.length <= 1) return throwFirst(halts);
  const worst = firstOf(halts);
  const names = halts.map(({ step }) => `"${step}"`).join(", ");
  throw new Halt(
    worst.status,
    `${halts.length} of ${steps.length} failed: ${names}; the first: ${worst.because}`,
    {
      step: worst.step,
      advice: worst.advice,
    },
  );
}

/** The steps of a group, one for each item. */
export function stepsOf(group: ForEach, items: readonly Json[]): readonly Step[] {
  return items.map((item) => ({ ...group.step(item), name: nameOf(group, item), kind: "step" }));
}

/** The name of the step for an item. */
export function nameOf(group: Pick<ForEach, "name" | "key">, item: Json): string {
  return `${group.name}[${group.key(item)}]`;
}

/** @throws {Halt} where the runbook cannot make them: nothing of the group is begun then. */
function soundSteps({ commandTo }: Running, group: ForEach, items: readonly Json[]): readonly Step[] {
  try {
    const steps = stepsOf(group, items);
    for (const step of steps) refuseUnsoundStep(step);
    return steps;
  } catch (error) {
    throw new Halt("failed", `the steps of "${group.name}" could not be made: ${messageOf(error)}`, {
      step: group.name,
      advice: `When the runbook is mended: ${commandTo("resume")}.`,
    });
  }
}

/** Lists the items, once: a resumed run works on the same ones. */
async function list(running: Running, group: ForEach): Promise<void> {
  const { surroundings, ending, grace, commandTo } = running;
  const shell = await running.shellOf(group.name, ending);
  try {
    const items = await within(
      async (signal) => {
        const context = await readContext(surroundings, shell, signal);
        return await shell.within(async () => await group.items(context));
      },
      { clock: surroundings.clock, milliseconds: LISTING_MILLISECONDS, grace, signal: ending, shell },
    );
    refuseTwins(group, items);
    await record(running, { kind: "items-listed", step: group.name, items });
  } catch (error) {
    if (ending.aborted || isOfJournal(error) || error instanceof Halt) throw error;
    throw new Halt("failed", `what "${group.name}" is for could not be listed: ${messageOf(error)}`, {
      step: group.name,
      advice: `Nothing of it was begun. ${commandTo("resume")} lists again.`,
    });
  } finally {
    await shell.end();
  }
}

function refuseTwins(group: ForEach, items: readonly Json[]): void {
  const keys = new Set<string>();
  for (const item of items) {
    const key = group.key(item);
    if (keys.has(key)) throw new Error(`two items have the key ${key}`);
    keys.add(key);
  }
}

/** The halts of those that failed; after `most` of them no more are begun. */
async function inBatch<One>(
  steps: readonly One[],
  limit: number,
  most: number,
  act: Do<One>,
): Promise<Halt[]> {
  const halts: Halt[] = [];
  let next = 0;
  let broken: unknown;
  const work = async (): Promise<void> => {
    while (next < steps.length && halts.length < most && broken === undefined) {
      const step = steps[next++];
      if (step === undefined) return;
      try {
        await act(step);
      } catch (error) {
        if (error instanceof Halt) halts.push(error);
        else broken = error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, steps.length) }, work));
  if (broken !== undefined) throw broken;
  return halts;
}

// Where several steps end a run, this one says how it stands.
const FIRST = ["superseded", "in-doubt", "failed", "refused", "aborted", "waiting"];

function firstOf(halts: readonly Halt[]): Halt {
  const [first] = halts.toSorted((one, other) => FIRST.indexOf(one.status) - FIRST.indexOf(other.status));
  if (first === undefined) throw new RangeError("there is none");
  return first;
}

function throwFirst(halts: readonly Halt[]): void {
  if (halts.length > 0) throw firstOf(halts);
}
