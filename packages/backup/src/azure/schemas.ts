import type { ArgumentSchema } from "@rampart/component";
import { byName, INPUT, shape, TEXT } from "../intent/schemas.ts";

const RESOURCE = shape(
  {
    id: INPUT,
    type: TEXT,
    shares: { type: "array", items: TEXT },
    // Azure takes so many containers of one account.
    containers: { type: "array", items: TEXT, maxItems: 100 },
    snapshotsIn: INPUT,
    principalId: INPUT,
  },
  ["id"],
);

/** A vault of this package, or what is like one. */
export const AZURE_VAULT: ArgumentSchema = {
  type: "object",
  required: ["recoveryServices", "backup", "facts"],
};

export const AZURE_SELECTIONS: ArgumentSchema = byName(
  shape({ tags: byName(TEXT), resources: byName(RESOURCE) }),
);
