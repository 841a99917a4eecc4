/** Services of Azure that keep everything in several zones where the region has them. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { undetermined, yes } from "@rampart/core/value";
import { inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import type { Protector } from "../protector.ts";
import { replica } from "../replicas.ts";
import { labelled, pathIn } from "../undetermined.ts";

/** The page on which each says so, by resource type. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ["azure-native:keyvault:Vault", "https://learn.microsoft.com/azure/reliability/reliability-key-vault"],
  ["azure-native:eventhub:Namespace", "https://learn.microsoft.com/azure/reliability/reliability-event-hubs"],
  [
    "azure-native:servicebus:Namespace",
    "https://learn.microsoft.com/azure/reliability/reliability-service-bus",
  ],
  [
    "azure-native:containerregistry:Registry",
    "https://learn.microsoft.com/azure/reliability/reliability-container-registry",
  ],
  [
    "azure-native:appconfiguration:ConfigurationStore",
    "https://learn.microsoft.com/azure/reliability/reliability-app-configuration",
  ],
]);

const WHERE_ZONES = "the region has availability zones; the service keeps everything in one place otherwise";

export const protectWhereZones: Protector = (resource) => {
  const page = PAGES.get(resource.type);
  if (page === undefined) return [];
  return replica({
    name: "storage in several zones",
    of: resource,
    path: "location",
    exists: yes(page),
    lag: { lag: "none" },
    survives: { zone: yes(page) },
  }).map((one) => ({ ...one, assumes: [...one.assumes, WHERE_ZONES] }));
};

/** The service replicates between zones where `zoneRedundant` says so. */
export const protectIfZoneRedundant: Protector = (resource) => {
  const isOn = (resource as unknown as Resource<{ readonly zoneRedundant: boolean }>).get("zoneRedundant");
  return replica({
    name: "replicas in three zones",
    of: resource,
    path: isOn.path,
    exists: labelled(resource, isOn.equals(true)),
    lag: { lag: "none" },
    survives: { zone: yes(pathIn(resource, isOn.path)) },
  });
};

/** Resources of `type` that each replicate `through` what they name to their own location. */
export function replicatedBy(type: string, through: string, source: string): Protector {
  return (resource: Resource, graph: ResourceGraph): readonly Protection[] => {
    const reference: Reference = { type, through, to: [resource.type] };
    const { certain, possible } = graph.references.to(resource, reference);
    const home = placeOf(graph, resource);
    return [...certain, ...possible.map((one) => one.resource)].flatMap((one) => {
      const path = pathIn(one, through);
      const there = placeOf(graph, one);
      return replica({
        name: `replica in ${there.region ?? "a location not known yet"}`,
        of: resource,
        by: one,
        path: through,
        exists: certain.includes(one) ? yes(path) : undetermined({ path, reason: "computed" }),
        lag: { lag: "unbounded", source },
        // A replica is a part of what it replicates, and is deleted with it.
        survives: { zone: yes(path), region: inOtherRegions(home, there) },
      });
    });
  };
}
