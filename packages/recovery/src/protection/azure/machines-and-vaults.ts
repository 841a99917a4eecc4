/** Disks and their machines, key vaults, and Azure's locks. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { type Truth, yes } from "@rampart/core/value";
import { isLocked } from "@rampart/core/views";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import { deletionProtection } from "../deletion-protection.ts";
import { oncePerGraph } from "../once-per-graph.ts";
import type { Protection } from "../protection.ts";
import type { Protector } from "../protector.ts";
import { replica } from "../replicas.ts";
import { daysKept, labelled, pathIn } from "../undetermined.ts";
import { protectedItemProtections } from "./protected-items.ts";

const MACHINE = "azure-native:compute:VirtualMachine";

interface Machine {
  readonly storageProfile: {
    readonly osDisk: { readonly managedDisk: { readonly id: string } };
    readonly dataDisks: readonly { readonly managedDisk: { readonly id: string } }[];
  };
}

/** Machines by the ids and URNs of the disks they hold. */
const machinesByDisk = oncePerGraph((graph): ReadonlyMap<string, readonly Resource[]> => {
  const index = new Map<string, Resource[]>();
  for (const machine of graph.ofType(MACHINE)) {
    const profile = (machine as unknown as Resource<Machine>).get("storageProfile");
    const ids = [
      profile.get("osDisk").get("managedDisk").get("id"),
      ...profile
        .get("dataDisks")
        .items()
        .map((disk) => disk.get("managedDisk").get("id")),
    ].map((id) => id.knownText()?.toLowerCase());
    for (const key of new Set([...ids, ...(machine.sourcesOf("storageProfile") ?? [])])) {
      if (key === undefined) continue;
      const others = index.get(key);
      if (others === undefined) index.set(key, [machine]);
      else others.push(machine);
    }
  }
  return index;
});

/** A disk stands in three zones if its kind does, and is backed up with the machine that holds it. */
export const protectDisk: Protector = (resource, graph) => {
  const sku = (resource as unknown as Resource<{ readonly sku: { readonly name: string } }>)
    .get("sku")
    .get("name");
  const index = machinesByDisk(graph);
  const machines = index.get(resource.id?.toLowerCase() ?? "") ?? index.get(resource.urn) ?? [];
  return [
    ...replica({
      name: "replicas in three zones",
      of: resource,
      path: sku.path,
      exists: labelled(resource, sku.oneOf(["Premium_ZRS", "StandardSSD_ZRS"])),
      lag: { lag: "none" },
      survives: { zone: yes(pathIn(resource, sku.path)) },
    }),
    ...machines.flatMap((machine) => protectedItemProtections(machine, graph)),
  ];
};

interface KeyVault {
  readonly properties: {
    readonly enableSoftDelete: boolean;
    readonly enablePurgeProtection: boolean;
    readonly softDeleteRetentionInDays: number;
  };
}

/** Soft delete is on for all; what it keeps can be purged unless the vault forbids that. */
export const protectKeyVault: Protector = (resource) => softDelete(resource, resource);

/** A key, secret or certificate is kept as its vault says. */
export const protectVaultContent: Protector = (resource, graph) => {
  const reference = { type: resource.type, through: "vaultName", to: ["azure-native:keyvault:Vault"] };
  const [vault] = graph.references.from(resource, reference);
  return vault === undefined ? [] : softDelete(resource, vault);
};

/** Source: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
function softDelete(resource: Resource, vault: Resource): readonly Protection[] {
  const properties = (vault as unknown as Resource<KeyVault>).get("properties");
  const days = properties.get("softDeleteRetentionInDays");
  const isOn = labelled(vault, properties.get("enableSoftDelete").orElse(true).equals(true));
  const cannotBePurged = labelled(vault, properties.get("enablePurgeProtection").equals(true));
  return deletionProtection(
    resource,
    isOn,
    days.path,
    "soft delete",
    daysKept(vault, days, daysOf(AZURE_FIGURES.keyVaultSoftDelete)),
    cannotBePurged,
  );
}

/** A lock on the resource, or on its resource group. */
export function lockProtection(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const locked: Truth = isLocked(graph, resource);
  return deletionProtection(resource, locked, "id", "management lock");
}
