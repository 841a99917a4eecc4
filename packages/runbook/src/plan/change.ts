import type { PropertyChange as Change } from "@rampart/core/changes";
import type { Json } from "../model/json.ts";

/** A property of a target that is, or will be, another. */
export type PropertyChange = Change<Json>;

/** What is, or will be, other about a target. */
export interface StateChange {
  /** Name of the target. */
  readonly target: string;
  readonly action: "create" | "update" | "delete";
  readonly changes: readonly PropertyChange[];
}
