import type { ArgumentSchema } from "@rampart/component";
import { byName, INPUT, LOCK_FACTS, like, RECIPIENTS, shape, TEXT } from "../intent/schemas.ts";
import { Redundancy } from "./vault-facts.ts";

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

const REFERENCE = like({ id: INPUT, name: INPUT, resourceGroupName: INPUT, principalId: INPUT }, [
  "id",
  "name",
  "resourceGroupName",
  "principalId",
]);

const FACTS = like(
  {
    location: TEXT,
    redundancy: { type: "string", enum: Object.values(Redundancy) },
    lock: LOCK_FACTS,
    copies: byName(like({ region: TEXT }, ["region"])),
  },
  ["location", "redundancy", "copies"],
);

/** A vault of this package, or what is like one. */
export const AZURE_VAULT: ArgumentSchema = like(
  { recoveryServices: REFERENCE, backup: REFERENCE, facts: FACTS },
  ["recoveryServices", "backup", "facts"],
);

/** What alarms need of a vault. */
export const WATCHED_VAULTS: ArgumentSchema = like(
  {
    recoveryServices: like({ id: INPUT }, ["id"]),
    backup: like({ id: INPUT }, ["id"]),
    keyVaultId: INPUT,
    logs: like({ id: INPUT, location: TEXT }, ["id", "location"]),
  },
  ["recoveryServices", "backup"],
);

export const AZURE_SELECTIONS: ArgumentSchema = byName(
  shape({ tags: byName({ type: "string" }), resources: byName(RESOURCE) }),
);

/** Who alarms go to: the receivers of an action group go by their addresses, so none may be there twice. */
export const AZURE_RECIPIENTS: Readonly<Record<"notify" | "emails", ArgumentSchema>> = {
  ...RECIPIENTS,
  emails: { ...RECIPIENTS.emails, minItems: 1, uniqueItems: true },
};
