import { accepted, create, get, missing, objectOf, refused, remove } from "./common.ts";
import type { Handler } from "./handler.ts";

const now = (): string => new Date().toISOString();

const createDisk: Handler = (place, call) => {
  const properties = objectOf(objectOf(call.body).properties);
  const source = objectOf(properties.creationData).sourceResourceId;
  const snapshot = typeof source === "string" ? place.cloud.look(source) : undefined;
  if (snapshot === undefined) return missing(String(source));
  const { location } = objectOf(call.body);
  if (snapshot.body.location !== location) {
    return refused(400, "BadRequest", `Snapshot ${String(source)} is not in ${String(location)}.`);
  }
  return create(place, call, {
    becoming: { properties: { provisioningState: "Updating", timeCreated: now(), completionPercent: 40 } },
    made: {
      properties: {
        provisioningState: "Succeeded",
        timeCreated: now(),
        diskSizeGB: 32,
        diskState: "Unattached",
      },
    },
  });
};

const createSnapshot: Handler = (place, call) =>
  create(place, call, {
    becoming: { properties: { provisioningState: "Updating", timeCreated: now(), completionPercent: 10 } },
    made: { properties: { provisioningState: "Succeeded", timeCreated: now(), completionPercent: 100 } },
  });

const updateMachine: Handler = (place, { id, body }) => {
  const found = place.cloud.look(id);
  if (found === undefined) return missing(id);
  const { properties, ...more } = objectOf(body);
  found.body = {
    ...found.body,
    ...more,
    properties: { ...objectOf(found.body.properties), ...objectOf(properties) },
  };
  return { ...accepted(place, id, 200), body: found.body };
};

/** Takes with it what is marked so. */
const deleteMachine: Handler = (place, call) => {
  const properties = objectOf(place.cloud.look(call.id)?.body.properties);
  const storage = objectOf(properties.storageProfile);
  const network = objectOf(properties.networkProfile);
  const attached = [storage.osDisk, ...listOf(storage.dataDisks), ...listOf(network.networkInterfaces)];
  for (const one of attached.map(objectOf)) {
    const { id } = one.managedDisk === undefined ? outer(one) : objectOf(one.managedDisk);
    const option = one.deleteOption ?? objectOf(one.properties).deleteOption;
    if (option === "Delete" && typeof id === "string") place.cloud.delete(id);
  }
  return remove(place, call);
};

const outer = (one: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => one;

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const instanceView: Handler = ({ cloud }, { id }) => {
  const machine = id.replace(/\/instanceView$/i, "");
  if (cloud.look(machine) === undefined) return missing(machine);
  return {
    status: 200,
    body: {
      statuses: [
        { code: "ProvisioningState/succeeded", level: "Info", displayStatus: "Provisioning succeeded" },
        { code: "PowerState/running", level: "Info", displayStatus: "VM running" },
      ],
      vmAgent: { statuses: [{ code: "ProvisioningState/succeeded", level: "Info", displayStatus: "Ready" }] },
    },
  };
};

const listSnapshots: Handler = ({ cloud }) => ({
  status: 200,
  body: { value: cloud.ofType("Microsoft.Compute/snapshots").map(({ body }) => body) },
});

export const COMPUTE: Readonly<Record<string, Handler>> = {
  "compute disks.get": get,
  "compute disks.createOrUpdate": createDisk,
  "compute disks.$delete": remove,
  "compute snapshots.get": get,
  "compute snapshots.list": listSnapshots,
  "compute snapshots.createOrUpdate": createSnapshot,
  "compute snapshots.$delete": remove,
  "compute virtualMachines.get": get,
  "compute virtualMachines.update": updateMachine,
  "compute virtualMachines.$delete": deleteMachine,
  "compute virtualMachines.instanceView": instanceView,
};
