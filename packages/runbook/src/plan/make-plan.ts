import { readContext, type Surroundings } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import type { ReadContext } from "../model/context.ts";
import type { Json } from "../model/json.ts";
import type { Runbook } from "../model/runbook.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { ForEach } from "../model/step.ts";
import { redactJson } from "../secrets/redact-json.ts";
import { redactorOf } from "../secrets/redactor.ts";
import type { Redactor } from "../shell/shell.ts";
import type { StackState } from "../stack/stack.ts";
import { PlanFailed } from "./failed.ts";
import { planHash } from "./hash.ts";
import { beforeTheRun, notYet } from "./not-yet.ts";
import { type Listed, type Part, partsOf, readersOf, writtenParts } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { planSteps } from "./plan-steps.ts";
import { readWorld } from "./read-world.ts";
import { resourceHashes } from "./resources.ts";
import type { World } from "./world.ts";

export interface PlanOptions {
  readonly surroundings: Surroundings;
  /** Checked, with defaults and secrets. */
  readonly inputs: AnyInputs;
  /** Names of the inputs that are secret: they are in no plan. */
  readonly secrets: readonly string[];
  readonly stack?: StackState;
  readonly lock: string;
  /** Takes secrets out of the states that were read. */
  readonly redactor?: Redactor;
  readonly signal: AbortSignal;
  /** How long a step took in earlier runs, in milliseconds. */
  readonly estimates?: (step: string) => number | undefined;
}

/**
 * Reads what the steps of `runbook` look at and says what they would do. Nothing is changed.
 *
 * A step sees the state that the steps before it will have made; the values of gates are those of now.
 *
 * @throws {InputError} if a target is a resource that the stack does not have.
 * @throws {PlanFailed} naming the target that cannot be read, or the step whose code fails.
 */
export async function makePlan(runbook: Runbook, options: PlanOptions): Promise<Plan> {
  const { inputs, secrets, stack, lock, signal, redactor = redactorOf([]), surroundings } = options;
  // Before anything is connected to: what a person has to mend is said at once.
  if (stack !== undefined) resourceHashes(readersOf(writtenParts(runbook)), inputs, stack);
  const { parts, world } = await look(runbook, surroundings, signal);
  const resources = stack === undefined ? {} : resourceHashes(readersOf(parts), inputs, stack);
  const { steps, estimate } = planSteps(parts, world, {
    inputs,
    redactor,
    ...(options.estimates === undefined ? {} : { estimates: options.estimates }),
  });
  const plan: Omit<Plan, "hash"> = {
    schemaVersion: 1,
    runbook: runbook.name,
    ...(stack === undefined ? {} : { stack: stack.name }),
    inputs: shownInputs(inputs, secrets, redactor),
    secrets: secrets.filter((name) => inputs[name] !== undefined).sort(),
    lock: redactor.redact(lock),
    steps,
    basis: { reads: readsOf(world, redactor), resources },
    madeAt: surroundings.clock.now().toISOString(),
    ...(estimate === undefined ? {} : { estimate }),
  };
  return { ...plan, hash: planHash(plan) };
}

interface Seen {
  readonly parts: readonly Part[];
  readonly world: World;
}

async function look(runbook: Runbook, surroundings: Surroundings, signal: AbortSignal): Promise<Seen> {
  signal.throwIfAborted();
  const shell = await surroundings.shellOf("plan", signal);
  try {
    const context = beforeTheRun(await readContext(surroundings, shell, signal));
    return await shell.within(async () => {
      const parts = await partsOf(runbook, (forEach) => list(forEach, context));
      return { parts, world: await readWorld(readersOf(parts), context) };
    });
  } finally {
    await shell.end();
  }
}

async function list(forEach: ForEach, context: ReadContext): Promise<Listed> {
  try {
    return { items: await forEach.items(context) };
  } catch (error) {
    context.signal.throwIfAborted();
    const early = notYet(error);
    if (early !== undefined) return { because: early.message };
    throw new PlanFailed(`the items of ${forEach.name} cannot be listed: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function shownInputs(inputs: AnyInputs, secrets: readonly string[], redactor: Redactor): Plan["inputs"] {
  const open = Object.entries(inputs).filter(([name]) => !secrets.includes(name));
  // As a plan's file gives them back, so that the two compare.
  return redactJson(JSON.parse(JSON.stringify(Object.fromEntries(open))) as Json, redactor) as Plan["inputs"];
}

function readsOf(world: World, redactor: Redactor): Plan["basis"]["reads"] {
  return Object.fromEntries(
    [...world].flatMap(([target, knowledge]) =>
      knowledge.isKnown ? [[target, redactJson(knowledge.state ?? null, redactor)] as const] : [],
    ),
  );
}
