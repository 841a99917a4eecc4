import { AWS_STATEFUL_TYPES } from "./aws-stateful-types.ts";
import { AZURE_STATEFUL_TYPES } from "./azure-stateful-types.ts";
import type { StatefulType } from "./stateful-type.ts";

/** Every type of both clouds that holds state. */
export const STATEFUL_TYPES: readonly StatefulType[] = [...AWS_STATEFUL_TYPES, ...AZURE_STATEFUL_TYPES];

const BY_TYPE: ReadonlyMap<string, StatefulType> = new Map(STATEFUL_TYPES.map((one) => [one.type, one]));

/** What resources of the canonical type `type` hold; undefined where they hold nothing. */
export function statefulType(type: string): StatefulType | undefined {
  return BY_TYPE.get(type);
}

/** Whether resources of the canonical type `type` hold something that a disaster would cost. */
export function isStateful(type: string): boolean {
  return BY_TYPE.has(type);
}
