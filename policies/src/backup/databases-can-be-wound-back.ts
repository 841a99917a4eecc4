import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const databasesCanBeWoundBack: Rule = defineRule<ResourceTypes>({
  id: "backup/databases-can-be-wound-back",
  title: "Aurora MySQL clusters can be wound back",
  severity: "low",
  severityOf: severityByTier,
  rationale: "After a wrong statement, winding back takes minutes where a restore takes hours.",
  fix: "Set backtrackWindow to 86400 or more when the cluster is made.",
  failure: "it cannot be wound back",
  requires: {
    "aws:rds/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.get("backtrackWindow").orElse(0).atLeast(1),
        not(cluster.get("engine").oneOf(["aurora", "aurora-mysql"])),
        // Not every kind of cluster can.
        cluster.get("engineMode").oneOf(["serverless"]),
        cluster.get("serverlessv2ScalingConfiguration").isSet(),
      ),
  },
});
