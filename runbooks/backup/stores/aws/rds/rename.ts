import type { ReadContext } from "@rampart/runbook";
import type { CutOver, CutOvers, Restored } from "../../store.ts";
import { cutName } from "../shared/names.ts";
import { until } from "../shared/wait.ts";
import { type Database, isUsable, whyFailed } from "./database-state.ts";

/** What can be renamed: instances, or clusters. */
export interface Renamable {
  /** The identifier of the original. */
  readonly identifier: string;
  find(identifier: string, context: ReadContext): Promise<Database | undefined>;
  /** Asks RDS to rename; it takes minutes. */
  rename(from: string, to: string, context: ReadContext): Promise<void>;
}

/** What the original is called once what was restored has its name. */
export function parkedName(identifier: string, run: string): string {
  return cutName(identifier, `before-${run}`.toLowerCase().replaceAll(/-{2,}/g, "-").replace(/-$/, ""), 63);
}

/**
 * Leads users to what was restored by giving it the identifier of the original, which its endpoint is made of. The
 * original is renamed before that, and kept.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RenameInstance.html
 */
export function cutOversByRenaming(renamable: Renamable): CutOvers {
  const { identifier } = renamable;
  return {
    cutOver: async (restored, context) => {
      const parked = parkedName(identifier, context.run.id);
      const resourceId = resourceIdOf(restored);
      const original = await renamable.find(identifier, context);
      if (original !== undefined && original.resourceId !== resourceId) {
        await renameTo(renamable, original.resourceId, identifier, parked, context);
      }
      await renameTo(renamable, resourceId, restored.name, identifier, context);
      return await whatWasBefore(renamable, parked, context);
    },
    hasCutOver: async (restored, context) => {
      const atName = await renamable.find(identifier, context);
      return atName?.resourceId === resourceIdOf(restored)
        ? await whatWasBefore(renamable, parkedName(identifier, context.run.id), context)
        : // Half of it may be done. Asked to cut over again, it goes on from there.
          false;
    },
    takeBack: async (restored, { before }, context) => {
      const resourceId = resourceIdOf(restored);
      const atName = await renamable.find(identifier, context);
      if (atName?.resourceId === resourceId) {
        await renameTo(renamable, resourceId, identifier, restored.name, context);
      }
      const parked = parkedOf(before);
      if (parked !== undefined) await bringBack(renamable, parked, context);
    },
  };
}

/** Gives the original its name again, where it was parked and the name is free. */
export async function bringBack(renamable: Renamable, parked: string, context: ReadContext): Promise<void> {
  const original = await renamable.find(parked, context);
  if (original === undefined || (await renamable.find(renamable.identifier, context)) !== undefined) return;
  await renameTo(renamable, original.resourceId, parked, renamable.identifier, context);
}

async function renameTo(
  renamable: Renamable,
  resourceId: string,
  from: string,
  to: string,
  context: ReadContext,
): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    const found = await renamable.find(to, context);
    if (found === undefined) return false;
    if (found.resourceId !== resourceId) {
      throw new Error(
        `DB ${found.what} "${to}" is there already, and is another one: "${from}" is not renamed`,
      );
    }
    const failed = whyFailed(found);
    if (failed !== undefined) throw new Error(failed);
    return isUsable(found.status);
  };
  await until(async () => {
    if (await isThere()) return true;
    // While it is being renamed, by this run or one that was cut off, it is neither here nor there.
    const still = await renamable.find(from, context);
    if (still?.resourceId === resourceId && isUsable(still.status)) await renamable.rename(from, to, context);
    return undefined;
  }, context);
}

async function whatWasBefore(renamable: Renamable, parked: string, context: ReadContext): Promise<CutOver> {
  const original = await renamable.find(parked, context);
  return { before: { parked: original === undefined ? null : parked } };
}

function parkedOf(before: CutOver["before"]): string | undefined {
  if (typeof before !== "object" || before === null || !("parked" in before)) return undefined;
  return typeof before.parked === "string" ? before.parked : undefined;
}

function resourceIdOf({ resourceId, name }: Restored): string {
  if (typeof resourceId === "string" && resourceId !== "") return resourceId;
  throw new Error(`RDS gave no resource id for "${name}", so that it cannot be told apart from the original`);
}
