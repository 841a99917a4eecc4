import { InputError } from "@rampart/core/errors";

/** Parts of the id of an Azure resource. */
export interface ResourceId {
  readonly id: string;
  readonly subscription: string;
  readonly group: string;
  /** Namespace and types, such as `Microsoft.Sql/servers/databases`. */
  readonly type: string;
  /** A name for each type, the last one its own. */
  readonly names: readonly string[];
}

const SHAPE = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/([^/]+)\/(.+)$/i;

/**
 * Takes a resource id apart.
 *
 * @param type what it has to be, such as `Microsoft.Compute/disks`; compared without case, as Azure does.
 * @throws {InputError} if it is none, or of another type.
 */
export function parseResourceId(text: unknown, input: string, type: string): ResourceId {
  const id = typeof text === "string" ? text.replace(/\/$/, "") : "";
  const [, subscription, group, namespace, path] = SHAPE.exec(id) ?? [];
  if (subscription === undefined || group === undefined || path === undefined) {
    throw new InputError(`input ${input}: ${JSON.stringify(text)} is no Azure resource id`, {
      advice: `Write it as /subscriptions/…/resourceGroups/…/providers/${type}/NAME.`,
    });
  }
  const parts = path.split("/");
  const types = parts.filter((_, index) => index % 2 === 0);
  const names = parts.filter((_, index) => index % 2 === 1);
  const actual = [namespace, ...types].join("/");
  if (actual.toLowerCase() !== type.toLowerCase() || names.length !== types.length) {
    throw new InputError(`input ${input}: ${id} is of type ${actual}, not ${type}`, {
      advice: "Name the resource that the kind of store is about.",
    });
  }
  return { id, subscription, group, type, names };
}

/** Whether two ids name one resource: Azure does not look at case. */
export function isSameId(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** The last name of an id. */
export function lastName(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** The resource group that an id names; undefined where it names none. */
export function groupOf(id: string): string | undefined {
  return /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
}
