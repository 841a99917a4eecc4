/** Whether anything backs a resource up, as the recovery analyser sees it. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, type Truth, undetermined, yes } from "@rampart/core/value";
import { isUndetermined, type Protection, protectionsOf } from "@rampart/recovery";

const BACKUPS: readonly Protection["kind"][] = ["scheduled-backup", "continuous-backup", "own-backup"];

/** What a protection of these types makes is taken by a backup plan. */
const PLANS = ["aws:backup/plan:Plan", "aws:backup/selection:Selection"];

/** Whether the protection is there; how far behind it is may not be known nevertheless. */
function isThere({ stream }: Protection): Truth {
  return isUndetermined(stream) && stream.why === undefined ? undetermined(...stream.undetermined) : yes();
}

/** Whether recovery points of the resource are taken by anything at all. */
export function isBackedUp(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  const backups = protectionsOf(resource, graph).filter(({ kind }) => BACKUPS.includes(kind));
  return anyOf(...backups.map(isThere));
}

/** Whether a plan of AWS Backup takes recovery points of the resource. */
export function isBackedUpByPlan(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  const backups = protectionsOf(resource, graph).filter(({ by }) =>
    PLANS.includes(graph.get(by)?.type ?? ""),
  );
  return anyOf(...backups.map(isThere));
}

/** Whether something is left of the resource after `disaster`. */
export function isLeftAfter(
  disaster: keyof Protection["survives"],
  graph: ResourceGraph,
  resource: Resource<never> | Resource,
): Truth {
  const copies = protectionsOf(resource, graph).filter(({ kind }) => kind !== "deletion-protection");
  return anyOf(...copies.map((copy) => allOf(isThere(copy), copy.survives[disaster])));
}
