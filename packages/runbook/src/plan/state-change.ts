import { changesBetween } from "@rampart/core/changes";
import type { Properties } from "../model/json.ts";
import type { PropertyChange, StateChange } from "./change.ts";

/** What is other about `target` after than before; undefined if nothing is. An undefined state does not exist. */
export function stateChange(
  target: string,
  before: Properties | undefined,
  after: Properties | undefined,
): StateChange | undefined {
  if (before === undefined && after === undefined) return undefined;
  const changes = changesBetween(before ?? {}, after ?? {}) as readonly PropertyChange[];
  if (before === undefined) return { target, action: "create", changes };
  if (after === undefined) return { target, action: "delete", changes };
  return changes.length === 0 ? undefined : { target, action: "update", changes };
}
