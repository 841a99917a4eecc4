import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { isStateful } from "../coverage/stateful-types.ts";
import { backupPlanProtections } from "./aws/backup-protections.ts";
import { BACKUP_SERVICES } from "./aws/backup-services.ts";
import { AWS_PROTECTORS } from "./aws/index.ts";
import { AZURE_PROTECTORS, lockProtection } from "./azure/index.ts";
import type { Protection } from "./protection.ts";
import type { Protector } from "./protector.ts";

const NONE: readonly Protector[] = [];

/** Who protects resources of a type, besides the backup plans of its cloud. */
const PROTECTORS: ReadonlyMap<string, readonly Protector[]> = new Map([
  ...AWS_PROTECTORS,
  ...AZURE_PROTECTORS,
]);

/** Whether it is known how resources of `type` can be protected; what is said of others is no more than a guess. */
export function knowsProtectionsOf(type: string): boolean {
  return PROTECTORS.has(type) || BACKUP_SERVICES.has(type);
}

/**
 * All ways in which the data of `resource` can be had back, as far as the graph tells. A way that may be there, but
 * is not known to be, has an undetermined stream.
 */
export function protectionsOf(resource: Resource<never> | Resource, graph: ResourceGraph): Protection[] {
  const target = resource as Resource;
  const own = PROTECTORS.get(target.type) ?? NONE;
  const protections = own.flatMap((protect) => protect(target, graph));
  if (target.type.startsWith("aws:")) protections.push(...backupPlanProtections(target, graph));
  if (target.type.startsWith("azure-native:") && isStateful(target.type))
    protections.push(...lockProtection(target, graph));
  return protections;
}
