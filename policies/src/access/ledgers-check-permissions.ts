import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const ledgersCheckPermissions: Rule = defineRule<ResourceTypes>({
  id: "access/ledgers-check-permissions",
  title: "Ledgers check permissions for each table and statement",
  severity: "high",
  rationale: "In the mode ALLOW_ALL everybody who reaches the ledger may run every statement on every table.",
  fix: "Set permissionsMode to STANDARD.",
  failure: "every caller may run every statement",
  requires: {
    "aws:qldb/ledger:Ledger": (ledger) => ledger.get("permissionsMode").oneOf(["STANDARD"]),
  },
});
