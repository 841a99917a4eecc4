import { ComputeManagementClient, type VirtualMachine } from "@azure/arm-compute";
import { RecoveryServicesBackupClient } from "@azure/arm-recoveryservicesbackup";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type { Restored, RestoreRequest, RestoreState, Store, StoreModule } from "../../store.ts";
import { SIGN_IN } from "../inputs.ts";
import { connectionOf } from "../shared/connect.ts";
import { unlessMissing } from "../shared/errors.ts";
import { foreignBecause, isMadeBy, marksOf } from "../shared/marks.ts";
import { lastName, parseResourceId } from "../shared/resource-id.ts";
import { bringToEnd } from "../shared/restoring.ts";
import { requiredText, textInput } from "../shared/text-input.ts";
import { activityOf, failureOf, type RestoreJob, restoreJob } from "./jobs.ts";
import { protectedItem, recoveryPoints } from "./points.ts";
import type { VmStore } from "./vm-store.ts";

/** A virtual machine in a Recovery Services vault, restored as another machine beside it. */
export const storeModule: StoreModule = {
  required: ["azureResourceId", "azureVaultId", "azureStagingAccountId", "azureSubnetId"],
  optional: ["azureTargetGroup", "azureTargetRegion", ...SIGN_IN],
  open: (inputs) => openMachine(inputs),
};

function openMachine(inputs: AnyInputs): Store {
  const machine = parseResourceId(
    requiredText(inputs, "azureResourceId"),
    "azureResourceId",
    "Microsoft.Compute/virtualMachines",
  );
  const vault = parseResourceId(
    requiredText(inputs, "azureVaultId"),
    "azureVaultId",
    "Microsoft.RecoveryServices/vaults",
  );
  const subnet = parseResourceId(
    requiredText(inputs, "azureSubnetId"),
    "azureSubnetId",
    "Microsoft.Network/virtualNetworks/subnets",
  );
  const staging = parseResourceId(
    requiredText(inputs, "azureStagingAccountId"),
    "azureStagingAccountId",
    "Microsoft.Storage/storageAccounts",
  );
  const { credential, options } = connectionOf(inputs);
  const store: VmStore = {
    compute: new ComputeManagementClient(credential, machine.subscription, options),
    backup: new RecoveryServicesBackupClient(credential, vault.subscription, options),
    machine,
    vault,
    vaultName: lastName(vault.id),
    group: textInput(inputs, "azureTargetGroup") ?? machine.group,
    region: textInput(inputs, "azureTargetRegion"),
    subnet: subnet.id,
    network: subnet.id.replace(/\/subnets\/[^/]+$/i, ""),
    staging: staging.id,
  };
  return {
    address: machine.id,
    original: async ({ signal }) => {
      const found = await unlessMissing(
        store.compute.virtualMachines.get(machine.group, lastName(machine.id), { abortSignal: signal }),
      );
      return found === undefined
        ? undefined
        : {
            region: found.location,
            size: found.hardwareProfile?.vmSize ?? null,
            disks: 1 + (found.storageProfile?.dataDisks?.length ?? 0),
          };
    },
    recoveryPoints: async ({ signal, clock }) => await recoveryPoints(store, clock.now(), signal),
    restore: async (request, context, progress) => await restore(store, request, context, progress),
    restoreState: async (request, { signal }) => (await lookAt(store, request, signal)).state,
    verify: async (restored, { signal }) => {
      const view = await unlessMissing(
        store.compute.virtualMachines.instanceView(store.group, restored.name, { abortSignal: signal }),
      );
      if (view === undefined) return { passes: false, value: `machine ${restored.name} is not there` };
      const codes = (view.statuses ?? []).flatMap(({ code }) => code ?? []);
      const agent = view.vmAgent?.statuses?.[0]?.displayStatus ?? "silent";
      return {
        passes: codes.includes("PowerState/running") && codes.includes("ProvisioningState/succeeded"),
        value: `${codes.join(", ")}, agent ${agent}`,
        objective: "PowerState/running, ProvisioningState/succeeded",
      };
    },
    remove: async (request, { signal }) => await remove(store, request, signal),
    handOver: (restored) =>
      [
        `Machine ${restored.id} runs with the disks of ${String(restored.moment)}, in subnet ${store.subnet}.`,
        "It has a new address and no public one, and is in no backend pool: lead its users there by hand.",
        "Two machines with one identity: stop the original before both talk to the same domain or queue.",
        "Not taken over: backup protection, extensions, managed identities, availability set, locks, alerts.",
      ].join("\n"),
  };
}

/** What there is of a restore. */
interface Seen {
  readonly state: RestoreState;
  readonly machine: VirtualMachine | undefined;
  readonly job: RestoreJob | undefined;
}

async function lookAt(store: VmStore, request: RestoreRequest, signal: AbortSignal): Promise<Seen> {
  const { name, run } = request;
  const machine = await unlessMissing(
    store.compute.virtualMachines.get(store.group, name, { abortSignal: signal }),
  );
  if (isMadeBy(run, machine?.tags) && machine?.provisioningState === "Succeeded") {
    return {
      state: { is: "restored", restored: restoredOf(store, machine, request) },
      machine,
      job: undefined,
    };
  }
  const job = await restoreJob(store, name, run, signal);
  return { state: stateBy(machine, job, request), machine, job };
}

/** The service makes the machine without our tags, so until it is tagged its job says whose it is. */
function stateBy(
  machine: VirtualMachine | undefined,
  job: RestoreJob | undefined,
  { name, run }: RestoreRequest,
): RestoreState {
  if (machine !== undefined && job === undefined && !isMadeBy(run, machine.tags)) {
    return { is: "foreign", because: foreignBecause(`machine ${name}`, machine.tags) };
  }
  if (job?.is === "running")
    return { is: "restoring", ...(job.done === undefined ? {} : { done: job.done }) };
  if (machine !== undefined) {
    return machine.provisioningState === "Failed"
      ? { is: "failed", because: `machine ${name} is in state Failed` }
      : { is: "restoring" };
  }
  if (job?.is === "failed") return { is: "failed", because: failureOf(job) };
  // A job that succeeded, and no machine: somebody removed it since.
  return { is: "absent" };
}

function restoredOf(
  { subnet }: VmStore,
  machine: VirtualMachine,
  { name, chosen, isIsolated, run }: RestoreRequest,
): Restored {
  const id = machine.id ?? "";
  return { id, name, address: `${name} in ${subnet}`, moment: chosen.moment, isIsolated, run };
}

async function restore(
  store: VmStore,
  request: RestoreRequest,
  context: ReadContext,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  const { signal } = context;
  const { name, run, chosen } = request;
  let before: string | undefined;
  return await bringToEnd(
    {
      what: `machine ${name}`,
      state: async () => {
        const { state, job } = await lookAt(store, request, signal);
        // The vault may not list the new job yet: an earlier one that failed says nothing about it.
        return state.is === "failed" && job !== undefined && job.name === before ? { is: "absent" } : state;
      },
      begin: async () => {
        before = (await restoreJob(store, name, run, signal))?.name;
        return await trigger(store, request, signal);
      },
      advance: async () => {
        const { machine, job } = await lookAt(store, request, signal);
        if (machine === undefined || job?.is !== "succeeded" || isMadeBy(run, machine.tags)) return;
        const poller = await store.compute.virtualMachines.beginUpdate(
          store.group,
          name,
          { tags: { ...machine.tags, ...marksOf(run, chosen.moment) } },
          { abortSignal: signal },
        );
        await poller.pollUntilDone({ abortSignal: signal });
      },
    },
    context,
    progress,
  );
}

async function trigger(
  store: VmStore,
  { name, run, chosen }: RestoreRequest,
  signal: AbortSignal,
): ReturnType<RecoveryServicesBackupClient["restores"]["beginTrigger"]> {
  const { backup, vault, vaultName, machine, group, network, subnet, staging } = store;
  const item = await protectedItem(store, signal);
  if (item === undefined) throw new Error(`${vaultName} does not protect ${machine.id}`);
  const original = await unlessMissing(
    store.compute.virtualMachines.get(machine.group, lastName(machine.id), { abortSignal: signal }),
  );
  const region = store.region ?? original?.location;
  if (region === undefined) {
    throw new Error(`${machine.id} is gone, so nobody says its region; give --input azureTargetRegion=…`);
  }
  return await backup.restores.beginTrigger(
    vaultName,
    vault.group,
    item.fabric,
    item.container,
    item.name,
    lastName(chosen.point.id),
    {
      properties: {
        objectType: "IaasVMRestoreRequest",
        recoveryPointId: lastName(chosen.point.id),
        recoveryType: "AlternateLocation",
        sourceResourceId: machine.id,
        targetVirtualMachineId: `/subscriptions/${machine.subscription}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/${name}`,
        targetResourceGroupId: `/subscriptions/${machine.subscription}/resourceGroups/${group}`,
        storageAccountId: staging,
        virtualNetworkId: network,
        subnetId: subnet,
        region,
        createNewCloudService: false,
        originalStorageAccountOption: false,
      },
    },
    {
      abortSignal: signal,
      // The job keeps it, so that it is found again.
      requestOptions: { customHeaders: { "x-ms-client-request-id": activityOf(run, name) } },
    },
  );
}

/** Takes the disks and network interfaces away with the machine: all of them came with it. */
async function remove(store: VmStore, request: RestoreRequest, signal: AbortSignal): Promise<void> {
  const { compute, group } = store;
  const { name } = request;
  const { state, machine, job } = await lookAt(store, request, signal);
  if (state.is === "foreign") throw new Error(`${state.because}; it stays`);
  if (job?.is === "running") {
    throw new Error(
      `job ${job.name} is still restoring ${name}; wait until it has ended, or cancel it in the vault`,
    );
  }
  if (machine === undefined) return;
  const { osDisk, dataDisks } = machine.storageProfile ?? {};
  const { networkInterfaces } = machine.networkProfile ?? {};
  const update = await compute.virtualMachines.beginUpdate(
    group,
    name,
    {
      storageProfile: {
        ...(osDisk === undefined ? {} : { osDisk: { ...osDisk, deleteOption: "Delete" } }),
        ...(dataDisks === undefined
          ? {}
          : { dataDisks: dataDisks.map((disk) => ({ ...disk, deleteOption: "Delete" })) }),
      },
      ...(networkInterfaces === undefined
        ? {}
        : {
            networkProfile: {
              networkInterfaces: networkInterfaces.map((one) => ({ ...one, deleteOption: "Delete" })),
            },
          }),
    },
    { abortSignal: signal },
  );
  await update.pollUntilDone({ abortSignal: signal });
  const removal = await compute.virtualMachines.beginDelete(group, name, { abortSignal: signal });
  await removal.pollUntilDone({ abortSignal: signal });
}
