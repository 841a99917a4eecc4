import { randomUUID } from "node:crypto";
import type { Body } from "../cloud.ts";
import { accepted, list, missing, objectOf } from "./common.ts";
import type { Handler, Place } from "./handler.ts";

const JOBS = "backupJobs";

const listItems: Handler = ({ cloud }, { id }) => {
  const vault = id.replace(/\/backupProtectedItems$/i, "").toLowerCase();
  const items = cloud
    .ofType("protectedItems")
    .filter((item) => item.id.toLowerCase().startsWith(vault) && /\/protectedItems\/[^/]+$/i.test(item.id));
  return { status: 200, body: { value: items.map(({ body }) => body) } };
};

/** A restore is a job of the vault; the machine is made without any tag. */
const trigger: Handler = (place, { id, names, body, headers }) => {
  const point = id.replace(/\/restore$/i, "");
  if (!place.cloud.has(point)) return missing(point);
  const { targetVirtualMachineId: target, sourceResourceId } = objectOf(objectOf(body).properties);
  const machine = String(target);
  const error = place.cloud.takeFailure();
  const job = randomUUID();
  const vault = id.slice(0, id.toLowerCase().indexOf("/backupfabrics/"));
  const properties: Body = {
    jobType: "AzureIaaSVMJob",
    entityFriendlyName: String(sourceResourceId).split("/").at(-1),
    backupManagementType: "AzureIaasVM",
    operation: "Restore",
    startTime: new Date().toISOString(),
    activityId: headers["x-ms-client-request-id"],
  };
  const propertyBag = { "Job Type": "Recover VM", "Target Virtual Machine Name": machine.split("/").at(-1) };
  place.cloud.put(
    `${vault}/${JOBS}/${job}`,
    {
      type: "Microsoft.RecoveryServices/vaults/backupJobs",
      properties: {
        ...properties,
        status: "InProgress",
        extendedInfo: { propertyBag, progressPercentage: 30 },
      },
    },
    {
      looks: place.cloud.slowness + 2,
      becomes: {
        properties: {
          ...properties,
          endTime: new Date().toISOString(),
          status: error === undefined ? "Completed" : "Failed",
          extendedInfo: { propertyBag },
          ...(error === undefined
            ? {}
            : {
                errorDetails: [
                  { errorCode: 400_001, errorString: error.message, recommendations: [error.code] },
                ],
              }),
        },
      },
    },
  );
  if (error === undefined) place.cloud.jobs.push({ job: `${vault}/${JOBS}/${job}`, machine });
  return accepted(place, `${names.vaultName ?? ""}`, 202);
};

const jobDetails: Handler = (place, { id }) => {
  const found = place.cloud.look(id);
  if (found === undefined) return missing(id);
  if (objectOf(found.body.properties).status === "Completed") makeMachine(place, found.id);
  return { status: 200, body: found.body };
};

function makeMachine({ cloud }: Place, job: string): void {
  const at = cloud.jobs.findIndex((one) => one.job === job);
  const [made] = at === -1 ? [] : cloud.jobs.splice(at, 1);
  if (made === undefined) return;
  const machine = String(made.machine);
  const group = machine.slice(0, machine.toLowerCase().indexOf("/providers/"));
  const name = machine.slice(machine.lastIndexOf("/") + 1);
  const disk = `${group}/providers/Microsoft.Compute/disks/${name}-osdisk`;
  const card = `${group}/providers/Microsoft.Network/networkInterfaces/${name}-nic`;
  cloud.put(disk, { location: "westeurope", properties: { provisioningState: "Succeeded" } });
  cloud.put(card, { location: "westeurope" });
  cloud.put(machine, {
    location: "westeurope",
    properties: {
      provisioningState: "Succeeded",
      storageProfile: {
        osDisk: {
          name: `${name}-osdisk`,
          createOption: "Attach",
          osType: "Linux",
          managedDisk: { id: disk },
        },
      },
      networkProfile: { networkInterfaces: [{ id: card, properties: { primary: true } }] },
    },
  });
}

export const RECOVERY_SERVICES: Readonly<Record<string, Handler>> = {
  "recoveryservices backupProtectedItems.list": listItems,
  "recoveryservices recoveryPoints.list": list,
  "recoveryservices restores.beginTrigger": trigger,
  "recoveryservices backupJobs.list": list,
  "recoveryservices jobDetails.get": jobDetails,
};
