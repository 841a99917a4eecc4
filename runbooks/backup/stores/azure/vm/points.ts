import type {
  AzureIaaSVMProtectedItem,
  IaasVMRecoveryPoint,
  ProtectedItem,
} from "@azure/arm-recoveryservicesbackup";
import type { RecoveryPoint } from "../../store.ts";
import { instant } from "../shared/moments.ts";
import { isSameId } from "../shared/resource-id.ts";
import type { VmStore } from "./vm-store.ts";

/** What the vault calls a protected machine. */
export interface Item {
  readonly fabric: string;
  readonly container: string;
  readonly name: string;
  readonly properties: ProtectedItem;
}

/** The machine as the vault protects it; undefined if it does not. */
export async function protectedItem(store: VmStore, signal: AbortSignal): Promise<Item | undefined> {
  const { backup, vault, vaultName, machine } = store;
  const list = backup.backupProtectedItems.list(vaultName, vault.group, {
    filter: "backupManagementType eq 'AzureIaasVM' and itemType eq 'VM'",
    abortSignal: signal,
  });
  for await (const { id = "", properties } of list) {
    if (properties === undefined) continue;
    const source = properties.sourceResourceId ?? (properties as AzureIaaSVMProtectedItem).virtualMachineId;
    const [, fabric, container, name] =
      /\/backupFabrics\/([^/]+)\/protectionContainers\/([^/]+)\/protectedItems\/([^/]+)$/i.exec(id) ?? [];
    if (!isSameId(source, machine.id)) continue;
    if (fabric !== undefined && container !== undefined && name !== undefined) {
      return { fabric, container, name, properties };
    }
  }
  return undefined;
}

/** The recovery points of the machine in the vault, from the newest to the oldest. */
export async function recoveryPoints(
  store: VmStore,
  now: Date,
  signal: AbortSignal,
): Promise<readonly RecoveryPoint[]> {
  const item = await protectedItem(store, signal);
  if (item === undefined) return [];
  const { backup, vault, vaultName } = store;
  const points: RecoveryPoint[] = [];
  const list = backup.recoveryPoints.list(vaultName, vault.group, item.fabric, item.container, item.name, {
    abortSignal: signal,
  });
  for await (const { id, properties } of list) {
    if (id === undefined || properties?.objectType !== "IaasVMRecoveryPoint") continue;
    // The discriminator says which of the types it is.
    const point = properties as IaasVMRecoveryPoint;
    if (point.recoveryPointTime === undefined) continue;
    const moment = instant(point.recoveryPointTime);
    const obstacle = obstacleOf(point, item.properties, now);
    points.push({
      id,
      kind: "snapshot",
      newest: moment,
      oldest: moment,
      place: `vault ${vaultName}, ${point.recoveryPointType ?? "unknown consistency"}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    });
  }
  return points.toSorted((one, other) => other.newest.localeCompare(one.newest));
}

function obstacleOf(point: IaasVMRecoveryPoint, item: ProtectedItem, now: Date): string | undefined {
  if (item.isScheduledForDeferredDelete === true) {
    return "protection was deleted: az backup protection undelete, then run again";
  }
  const { isSoftDeleted, expiryTime } = point.recoveryPointProperties ?? {};
  if (isSoftDeleted === true) return "it is soft-deleted";
  if (expiryTime !== undefined && new Date(expiryTime) <= now) return `it expired at ${expiryTime}`;
  if (point.isManagedVirtualMachine === false) return "its disks are unmanaged, and were retired by Azure";
  const valid = (point.recoveryPointTierDetails ?? []).filter(
    ({ status }) => status === "Valid" || status === "Rehydrated",
  );
  const tiers = valid.map(({ type, status }) => (status === "Rehydrated" ? "Rehydrated" : type));
  if (point.recoveryPointTierDetails !== undefined && tiers.length === 0) return "no tier has it any more";
  if (tiers.length > 0 && tiers.every((tier) => tier === "ArchivedRP")) {
    return "it is in the archive tier: rehydrate it first, which takes up to 15 hours";
  }
  return undefined;
}
