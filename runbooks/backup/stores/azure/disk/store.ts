import { ComputeManagementClient, type Disk, type Snapshot } from "@azure/arm-compute";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type {
  RecoveryPoint,
  Restored,
  RestoreRequest,
  RestoreState,
  Store,
  StoreModule,
} from "../../store.ts";
import { SIGN_IN } from "../inputs.ts";
import { connectionOf } from "../shared/connect.ts";
import { unlessMissing } from "../shared/errors.ts";
import { foreignBecause, isMadeBy, marksOf } from "../shared/marks.ts";
import { groupOf, lastName, parseResourceId, type ResourceId } from "../shared/resource-id.ts";
import { bringToEnd } from "../shared/restoring.ts";
import { requiredText, textInput } from "../shared/text-input.ts";
import { pointsOf } from "./points.ts";

/** A managed disk, restored from its snapshots; from one in another region by way of a copy. */
export const storeModule: StoreModule = {
  required: ["azureResourceId"],
  optional: ["azureTargetGroup", "azureTargetRegion", "azureDiskEncryptionSetId", ...SIGN_IN],
  open: (inputs) => openDisk(inputs),
};

interface DiskStore {
  readonly client: ComputeManagementClient;
  readonly disk: ResourceId;
  readonly group: string;
  readonly region: string | undefined;
  readonly encryptionSet: string | undefined;
}

function openDisk(inputs: AnyInputs): Store {
  const disk = parseResourceId(
    requiredText(inputs, "azureResourceId"),
    "azureResourceId",
    "Microsoft.Compute/disks",
  );
  const { credential, options } = connectionOf(inputs);
  const store: DiskStore = {
    client: new ComputeManagementClient(credential, disk.subscription, options),
    disk,
    group: textInput(inputs, "azureTargetGroup") ?? disk.group,
    region: textInput(inputs, "azureTargetRegion"),
    encryptionSet: textInput(inputs, "azureDiskEncryptionSetId"),
  };
  return {
    address: disk.id,
    original: async ({ signal }) => {
      const found = await originalOf(store, signal);
      return found === undefined ? undefined : stateOf(found);
    },
    recoveryPoints: async ({ signal }) => await recoveryPoints(store, signal),
    restore: async (request, context, progress) => await restore(store, request, context, progress),
    restoreState: async (request, { signal }) => await restoreState(store, request, signal),
    verify: async (restored, { signal }) => {
      const found = await diskOf(store, restored.name, signal);
      if (found === undefined) return { passes: false, value: `disk ${restored.name} is not there` };
      const isWhole = found.provisioningState === "Succeeded" && isHydrated(found);
      return {
        passes: isWhole,
        value: `${found.provisioningState ?? "unknown"}, ${found.diskSizeGB ?? "?"} GiB, ${found.diskState ?? "?"}`,
        objective: "Succeeded, all data there",
      };
    },
    remove: async (request, context) => await remove(store, request, context.signal),
    handOver: (restored) =>
      [
        `Disk ${restored.id} holds the data of ${String(restored.moment)}.`,
        "It is attached to no machine. To use it, swap it for the disk of the machine:",
        `  az vm stop … && az vm update --os-disk ${restored.id} … (operating system), or`,
        `  az vm disk detach … && az vm disk attach --disks ${restored.id} … (data)`,
        restored.isIsolated === true
          ? "Its network access is off: az disk update --network-access-policy AllowAll, if it has to be exported."
          : "Backup policies and snapshots do not follow the old disk: protect this one anew.",
      ].join("\n"),
  };
}

function stateOf(disk: Disk): { [name: string]: string | number | boolean | null } {
  return {
    region: disk.location,
    sizeGiB: disk.diskSizeGB ?? null,
    sku: disk.sku?.name ?? null,
  };
}

async function originalOf({ client, disk }: DiskStore, signal: AbortSignal): Promise<Disk | undefined> {
  return await unlessMissing(client.disks.get(disk.group, lastName(disk.id), { abortSignal: signal }));
}

async function diskOf(
  { client, group }: DiskStore,
  name: string,
  signal: AbortSignal,
): Promise<Disk | undefined> {
  return await unlessMissing(client.disks.get(group, name, { abortSignal: signal }));
}

async function recoveryPoints(store: DiskStore, signal: AbortSignal): Promise<readonly RecoveryPoint[]> {
  const snapshots: Snapshot[] = [];
  for await (const snapshot of store.client.snapshots.list({ abortSignal: signal })) snapshots.push(snapshot);
  return pointsOf(snapshots, store.disk.id);
}

/** A disk that is made from a snapshot is filled in the background. */
function isHydrated({ completionPercent }: Disk | Snapshot): boolean {
  return completionPercent === undefined || completionPercent >= 100;
}

const copyName = (name: string): string => `${name}-copy`;

async function restoreState(
  store: DiskStore,
  { name, run, chosen, isIsolated }: RestoreRequest,
  signal: AbortSignal,
): Promise<RestoreState> {
  const found = await diskOf(store, name, signal);
  if (found === undefined) return await copyState(store, name, run, signal);
  if (!isMadeBy(run, found.tags))
    return { is: "foreign", because: foreignBecause(`disk ${name}`, found.tags) };
  if (found.provisioningState === "Failed")
    return { is: "failed", because: `disk ${name} is in state Failed` };
  if (found.provisioningState !== "Succeeded" || !isHydrated(found)) {
    return { is: "restoring", ...percent(found.completionPercent) };
  }
  const id = found.id ?? "";
  return {
    is: "restored",
    restored: { id, name, address: id, moment: chosen.moment, region: found.location, isIsolated, run },
  };
}

const percent = (done: number | undefined): { done?: number } => (done === undefined ? {} : { done });

/** The copy of the snapshot in the target region comes first, where there has to be one. */
async function copyState(
  store: DiskStore,
  name: string,
  run: string,
  signal: AbortSignal,
): Promise<RestoreState> {
  const copy = await snapshotOf(store, copyName(name), signal);
  if (copy === undefined) return { is: "absent" };
  if (!isMadeBy(run, copy.tags)) {
    return { is: "foreign", because: foreignBecause(`snapshot ${copyName(name)}`, copy.tags) };
  }
  if (copy.copyCompletionError !== undefined) {
    return {
      is: "failed",
      because: `the copy to ${copy.location}: ${copy.copyCompletionError.errorMessage}`,
    };
  }
  return { is: "restoring", ...percent(copy.completionPercent) };
}

async function snapshotOf(
  { client, group }: DiskStore,
  name: string,
  signal: AbortSignal,
): Promise<Snapshot | undefined> {
  return await unlessMissing(client.snapshots.get(group, name, { abortSignal: signal }));
}

async function restore(
  store: DiskStore,
  request: RestoreRequest,
  context: ReadContext,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  const { signal } = context;
  const { client, group } = store;
  const id = request.chosen.point.id;
  const source = await client.snapshots.get(groupOf(id) ?? group, lastName(id), { abortSignal: signal });
  const original = await originalOf(store, signal);
  const region = store.region ?? original?.location ?? source.location;
  const tags = marksOf(request.run, request.chosen.moment);
  const isElsewhere = source.location !== region;
  const create = async (from: string) =>
    await client.disks.beginCreateOrUpdate(
      group,
      request.name,
      diskFrom(store, request, from, region, original),
      {
        abortSignal: signal,
      },
    );
  return await bringToEnd(
    {
      what: `disk ${request.name}`,
      state: async () => await restoreState(store, request, signal),
      begin: async () =>
        isElsewhere
          ? await client.snapshots.beginCreateOrUpdate(
              group,
              copyName(request.name),
              {
                location: region,
                tags,
                incremental: true,
                creationData: { createOption: "CopyStart", sourceResourceId: id },
              },
              { abortSignal: signal },
            )
          : await create(id),
      advance: async () => {
        if (!isElsewhere || (await diskOf(store, request.name, signal)) !== undefined) return;
        const copy = await snapshotOf(store, copyName(request.name), signal);
        if (copy?.id === undefined || !isHydrated(copy) || copy.provisioningState !== "Succeeded") return;
        const poller = await create(copy.id);
        await poller.pollUntilDone({ abortSignal: signal });
      },
    },
    context,
    progress,
  );
}

function diskFrom(
  { encryptionSet }: DiskStore,
  { run, chosen, isIsolated }: RestoreRequest,
  snapshot: string,
  region: string,
  original: Disk | undefined,
): Disk {
  const isHere = original?.location === region;
  const set = encryptionSet ?? (isHere ? original?.encryption?.diskEncryptionSetId : undefined);
  return {
    location: region,
    tags: marksOf(run, chosen.moment),
    creationData: { createOption: "Copy", sourceResourceId: snapshot },
    ...(original?.sku?.name === undefined ? {} : { sku: { name: original.sku.name } }),
    ...(isHere && original?.zones !== undefined ? { zones: original.zones } : {}),
    ...(set === undefined
      ? {}
      : { encryption: { diskEncryptionSetId: set, type: "EncryptionAtRestWithCustomerKey" } }),
    ...(isIsolated
      ? { networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" }
      : access(original, isHere)),
  };
}

/** Never more open than the original was. */
function access(original: Disk | undefined, isHere: boolean): Partial<Disk> {
  const policy = original?.networkAccessPolicy;
  if (policy === undefined || (policy === "AllowPrivate" && !isHere)) {
    return { networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" };
  }
  return {
    networkAccessPolicy: policy,
    ...(original?.diskAccessId === undefined ? {} : { diskAccessId: original.diskAccessId }),
    ...(original?.publicNetworkAccess === undefined
      ? {}
      : { publicNetworkAccess: original.publicNetworkAccess }),
  };
}

async function remove(store: DiskStore, { name, run }: RestoreRequest, signal: AbortSignal): Promise<void> {
  const { client, group } = store;
  const disk = await diskOf(store, name, signal);
  if (disk !== undefined) {
    if (!isMadeBy(run, disk.tags)) throw new Error(`${foreignBecause(`disk ${name}`, disk.tags)}; it stays`);
    if (disk.managedBy !== undefined) {
      throw new Error(`disk ${name} is attached to ${disk.managedBy} by now; detach it first`);
    }
    const poller = await client.disks.beginDelete(group, name, { abortSignal: signal });
    await poller.pollUntilDone({ abortSignal: signal });
  }
  const copy = await snapshotOf(store, copyName(name), signal);
  if (copy === undefined || !isMadeBy(run, copy.tags)) return;
  const poller = await client.snapshots.beginDelete(group, copyName(name), { abortSignal: signal });
  await poller.pollUntilDone({ abortSignal: signal });
}
