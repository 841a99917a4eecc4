import type { ReadContext } from "../model/context.ts";
import type { Properties } from "../model/json.ts";
import type { Targets } from "../model/target.ts";

/** States of targets by the names under which a step reads them; undefined for what does not exist. */
export type States = Readonly<Record<string, Properties | undefined>>;

/** Reads all of `targets` at once. */
export async function readStates(targets: Targets, context: ReadContext): Promise<States> {
  const read = Object.entries(targets).map(
    async ([name, target]) => [name, await target.read(context)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
