/** How long a vault lets recovery points be kept: jobs that ask for less or more fail. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, type Value, yes } from "@rampart/core/value";
import { labelled, pathIn } from "../undetermined.ts";
import { AIR_GAPPED_VAULT, VAULT_LOCK, type VaultLock, type VaultProperties } from "./vault.ts";

/** The least and the most days that one lock, or being an air-gapped vault, allows. */
export interface LockLimits {
  readonly owner: Resource;
  readonly least: Value<number>;
  readonly most: Value<number>;
}

export function limitsOf(graph: ResourceGraph, vault: Resource<VaultProperties>): readonly LockLimits[] {
  const resource = vault as unknown as Resource;
  if (vault.type === AIR_GAPPED_VAULT) {
    return [{ owner: resource, least: vault.get("minRetentionDays"), most: vault.get("maxRetentionDays") }];
  }
  return graph.references.to(resource, VAULT_LOCK).certain.map((owner) => {
    const lock = owner as unknown as Resource<VaultLock>;
    return { owner, least: lock.get("minRetentionDays"), most: lock.get("maxRetentionDays") };
  });
}

/** Not set, and minus one, are for ever. */
export function isForEver(days: Value<number>): Truth {
  return days.orElse(-1).number((count) => count < 0);
}

/** Whether `days`, a property of `plan`, are fewer than the lock allows. */
export function isTooShort(plan: Resource, days: Value<number>, { owner, least }: LockLimits): Truth {
  const kept = days.knownNumber();
  return allOf(
    labelled(plan, not(isForEver(days))),
    labelled(
      owner,
      least.number((limit) => kept === undefined || kept < limit),
    ),
  );
}

/** Whether `days` are more than the lock allows. */
export function isTooLong(plan: Resource, days: Value<number>, { owner, most }: LockLimits): Truth {
  return allOf(
    labelled(owner, most.isSet()),
    labelled(
      plan,
      days.orElse(-1).number((count) => count < 0 || count > (most.knownNumber() ?? Infinity)),
    ),
    labelled(
      owner,
      most.number(() => true),
    ),
  );
}

/**
 * Whether jobs that keep recovery points for `days` in `vault` are let through. A vault that the graph does not hold
 * may be locked or not; it is taken to let them through, as most do.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export function isLetThrough(
  graph: ResourceGraph,
  plan: Resource,
  days: Value<number>,
  vault: Resource<VaultProperties> | undefined,
): Truth {
  if (vault === undefined) return yes(pathIn(plan, days.path));
  const limits = limitsOf(graph, vault);
  if (limits.length === 0) return yes(pathIn(plan, days.path));
  const refused = limits.flatMap((one) => [isTooShort(plan, days, one), isTooLong(plan, days, one)]);
  return not(anyOf(...refused));
}
