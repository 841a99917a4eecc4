/** Resources that name another one, such as its replicas and settings, and how certain it is that they do. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { type Truth, undetermined, yes } from "@rampart/core/value";
import { inOtherAccounts, inOtherRegions, placeOf } from "./place.ts";
import type { Protection } from "./protection.ts";
import { type Lag, replica } from "./replicas.ts";
import { pathIn } from "./undetermined.ts";

/** A resource that names the one asked about, or may. */
export interface Attached {
  readonly resource: Resource;
  readonly attaches: Truth;
}

export function attachedTo(
  graph: ResourceGraph,
  target: Resource,
  reference: Reference,
): readonly Attached[] {
  const { certain, possible } = graph.references.to(target, reference);
  return [
    ...certain.map((resource) => ({ resource, attaches: yes(pathIn(resource, reference.through)) })),
    ...possible.map(({ resource, path }) => ({
      resource,
      attaches: undetermined({ path: pathIn(resource, path), reason: "computed" }),
    })),
  ];
}

/** How resources of their own replicate another one. */
export interface ReplicaKind {
  /** By which each names what it replicates. */
  readonly reference: Reference;
  readonly lag: Lag;
  nameOf(replica: Resource): string;
  /** Whether it is there after the zone is lost; only in another region, unless this says otherwise. */
  survivesZone?(replica: Resource, isElsewhere: Truth): Truth;
}

/** Replicas that are resources of their own: they stay when what they replicate is deleted. */
export function replicaResources(
  graph: ResourceGraph,
  source: Resource,
  { reference, lag, nameOf, survivesZone }: ReplicaKind,
): readonly Protection[] {
  const home = placeOf(graph, source);
  return attachedTo(graph, source, reference).flatMap(({ resource, attaches }) => {
    const there = placeOf(graph, resource);
    const isElsewhere = inOtherRegions(home, there);
    return replica({
      name: nameOf(resource),
      of: source,
      by: resource,
      path: reference.through,
      exists: attaches,
      lag,
      survives: {
        deletion: yes(pathIn(resource, reference.through)),
        zone: survivesZone?.(resource, isElsewhere) ?? isElsewhere,
        region: isElsewhere,
        account: inOtherAccounts(home, there),
      },
    });
  });
}
