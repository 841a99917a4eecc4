import type { RampartConfig } from "@rampart/core/config";
import type { ResourceGraph } from "@rampart/core/graph";
import { promisesOf } from "../analyse/objectives.ts";
import { isStateful } from "../coverage/stateful-types.ts";
import { afterDisaster } from "../protection/after-disaster.ts";
import { DISASTERS, type Disaster } from "../protection/protection.ts";
import { protectionsOf } from "../protection/protections-of.ts";
import type { RecoveryStream } from "../worst-case/stream.ts";
import { worstCase } from "../worst-case/worst-case.ts";
import { timelineAround } from "./around.ts";
import type { RecoveryTimeline } from "./timeline.ts";

/**
 * The recovery points of the data of a graph around the worst moment for a disaster, where a schedule decides when that
 * is. Resources that are backed up alike have one timeline. Those that miss their objective by most come first, then
 * the longest.
 */
export function recoveryTimelines(graph: ResourceGraph, config: RampartConfig): RecoveryTimeline[] {
  const groups = new Map<string, Group>();
  const promiseOf = promisesOf(config, graph);
  for (const resource of graph.resources) {
    if (!resource.isCustom || !resource.isManaged || !isStateful(resource.type)) continue;
    const protections = protectionsOf(resource, graph);
    const { rpo } = promiseOf(resource);
    for (const disaster of DISASTERS) {
      const { sure: streams, unknown } = afterDisaster(disaster, protections);
      const isOpen = unknown.length > 0;
      if (streams.every(({ schedule }) => schedule?.kind !== "cron")) continue;
      const key = JSON.stringify([rpo[disaster], isOpen, streams]);
      const group = groups.get(key) ?? { streams, isOpen, objective: rpo[disaster], holdsFor: new Map() };
      groups.set(key, group);
      group.holdsFor.set(resource.urn, [...(group.holdsFor.get(resource.urn) ?? []), disaster]);
    }
  }
  return [...groups.values()].flatMap(timelineOf).sort((one, other) => urgency(other) - urgency(one));
}

interface Group {
  readonly streams: readonly RecoveryStream[];
  readonly isOpen: boolean;
  readonly objective: number | undefined;
  readonly holdsFor: Map<string, readonly Disaster[]>;
}

function timelineOf({ streams, isOpen, objective, holdsFor }: Group): RecoveryTimeline[] {
  const timeline = timelineAround(worstCase(streams));
  if (timeline === undefined) return [];
  return [
    {
      holdsFor: [...holdsFor].map(([urn, disasters]) => ({ urn, disasters })),
      ...(objective === undefined ? {} : { objective }),
      ...(isOpen ? { isOpen } : {}),
      ...timeline,
    },
  ];
}

/** Any excess over an objective is before anything without one, and before what may turn out to be better. */
function urgency({ objective, isOpen, worst }: RecoveryTimeline): number {
  const excess = objective === undefined || isOpen ? 0 : Math.max(0, worst.seconds - objective);
  return excess > 0 ? 1e12 + excess : worst.seconds;
}
