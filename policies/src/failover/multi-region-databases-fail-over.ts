import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hasTwo } from "./zones.ts";

export const multiRegionDatabasesFailOver: Rule = defineRule<ResourceTypes>({
  id: "failover/multi-region-databases-fail-over",
  title: "Databases in several regions fail over by themselves",
  severity: "medium",
  rationale:
    "A second region that takes writes only after somebody has found the right command at night does not keep the promise it is paid for.",
  fix: "Set enableAutomaticFailover, or enableMultipleWriteLocations, to true.",
  failure: "writes stop when its first region fails: automatic failover is off",
  requires: {
    "azure-native:cosmosdb:DatabaseAccount": (account) =>
      anyOf(
        account.get("enableAutomaticFailover").equals(true),
        account.get("enableMultipleWriteLocations").equals(true),
        not(hasTwo(account.get("locations"))),
      ),
  },
  remedies: {
    "azure-native:cosmosdb:DatabaseAccount": { set: { enableAutomaticFailover: true } },
  },
});
