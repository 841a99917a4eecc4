import { messageOf } from "../errors/message-of.ts";
import type { ReadContext } from "../model/context.ts";
import type { Target } from "../model/target.ts";
import { PlanFailed } from "./failed.ts";
import { notYet } from "./not-yet.ts";
import type { Reader } from "./parts.ts";
import { asProperties, type Knowledge, World } from "./world.ts";

/** Enough to hide the waiting, too few to be a burden for what is read. */
const AT_ONCE = 8;

/**
 * Reads each target of `readers` once.
 *
 * @throws {PlanFailed} naming the first target that cannot be read.
 */
export async function readWorld(readers: readonly Reader[], context: ReadContext): Promise<World> {
  const targets = new Map<string, { readonly target: Target; readonly reader: string }>();
  for (const { name: reader, reads } of readers) {
    for (const target of Object.values(reads)) {
      if (!targets.has(target.name)) targets.set(target.name, { target, reader });
    }
  }
  const world = new Map<string, Knowledge>();
  const left = [...targets.values()].values();
  // Each worker takes from the same iterator, so that nothing is read twice.
  const work = async (): Promise<void> => {
    for (const { target, reader } of left) {
      context.signal.throwIfAborted();
      world.set(target.name, await readOne(target, reader, context));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // In the order of the list, whichever was faster.
  return World.of([...targets.keys()].flatMap((name) => [...entryOf(world, name)]));
}

async function readOne(target: Target, reader: string, context: ReadContext): Promise<Knowledge> {
  try {
    return { isKnown: true, state: asProperties(await target.read(context)) };
  } catch (error) {
    context.signal.throwIfAborted();
    const early = notYet(error);
    if (early !== undefined) return { isKnown: false, because: early.message };
    throw new PlanFailed(`${target.name}, which ${reader} reads, cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function entryOf(
  world: ReadonlyMap<string, Knowledge>,
  name: string,
): readonly (readonly [string, Knowledge])[] {
  const knowledge = world.get(name);
  return knowledge === undefined ? [] : [[name, knowledge]];
}
