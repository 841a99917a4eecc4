/** Azure's locks, wherever they are set: on the resource, on its resource group, or by scope on either. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { anyOf, combine, type Truth, undetermined, type Value } from "../value/index.ts";
import { someAttached } from "./attached.ts";

const RESOURCE_GROUP = "azure-native:resources:ResourceGroup";
const BY_SCOPE = "azure-native:authorization:ManagementLockByScope";
const AT_RESOURCE = "azure-native:authorization:ManagementLockAtResourceLevel";
const AT_RESOURCE_GROUP = "azure-native:authorization:ManagementLockAtResourceGroupLevel";

interface Lock {
  readonly level: string;
  readonly resourceGroupName?: string;
  readonly scope?: string;
}

interface InResourceGroup {
  readonly resourceGroupName: string;
}

/** Whether a lock keeps the resource from being deleted. */
export function isLocked(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  const own = resource as Resource;
  const lockedBy = (type: string, through: string): Truth =>
    someAttached<Lock>(graph, own, { type, through, to: [own.type] }, keepsFromDeletion);
  return anyOf(
    lockedBy(BY_SCOPE, "scope"),
    lockedBy(AT_RESOURCE, "resourceName"),
    isGroupLocked(graph, own as unknown as Resource<InResourceGroup>),
  );
}

function keepsFromDeletion(lock: Resource<Lock>): Truth {
  return lock.get("level").oneOf(["CanNotDelete", "ReadOnly"]);
}

function isGroupLocked(graph: ResourceGraph, resource: Resource<InResourceGroup>): Truth {
  const membership: Reference = { type: resource.type, through: "resourceGroupName", to: [RESOURCE_GROUP] };
  const groups = graph.references.from(resource as unknown as Resource, membership);
  if (groups.length === 0) return isNamedGroupLocked(graph, resource.get("resourceGroupName"));
  const lockedBy = (type: string, through: string): Truth[] =>
    groups.map((group) =>
      someAttached<Lock>(graph, group, { type, through, to: [RESOURCE_GROUP] }, keepsFromDeletion),
    );
  return anyOf(...lockedBy(AT_RESOURCE_GROUP, "resourceGroupName"), ...lockedBy(BY_SCOPE, "scope"));
}

/** The group is not in the graph: only its name can say that a lock is on it. */
function isNamedGroupLocked(graph: ResourceGraph, group: Value<string>): Truth {
  const sameGroup = (name: Value<string>): Truth => {
    const expected = group.knownText();
    return expected === undefined
      ? undetermined({ path: group.path, reason: "computed" })
      : name.oneOf([expected]);
  };
  const locks = [AT_RESOURCE_GROUP, BY_SCOPE].flatMap((type) => graph.ofType<Lock>(type));
  return combine(
    locks.map((lock) => {
      const scope = lock.get("scope");
      const named = scope.isAbsent ? sameGroup(lock.get("resourceGroupName")) : inGroup(scope, group);
      return named.state === "true" ? keepsFromDeletion(lock) : named;
    }),
    "true",
  );
}

function inGroup(scope: Value<string>, group: Value<string>): Truth {
  const name = group.knownText();
  if (name === undefined) return undetermined({ path: group.path, reason: "computed" });
  return scope.text((text) => text.toLowerCase().endsWith(`/resourcegroups/${name.toLowerCase()}`));
}
