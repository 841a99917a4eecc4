import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const warehouseTrafficStaysInTheNetwork: Rule = defineRule<ResourceTypes>({
  id: "firewall/warehouse-traffic-stays-in-the-network",
  title: "Copies into and out of data warehouses go through the network",
  severity: "low",
  rationale:
    "Otherwise COPY and UNLOAD go over the internet side of AWS, past endpoint policies and flow logs, and data leaves unseen.",
  fix: "Set enhancedVpcRouting to true.",
  failure: "copies go past the network",
  requires: {
    "aws:redshift/cluster:Cluster": (cluster) => cluster.get("enhancedVpcRouting").equals(true),
    "aws:redshiftserverless/workgroup:Workgroup": (workgroup) =>
      workgroup.get("enhancedVpcRouting").equals(true),
  },
  remedies: {
    "aws:redshift/cluster:Cluster": { set: { enhancedVpcRouting: true } },
    "aws:redshiftserverless/workgroup:Workgroup": { set: { enhancedVpcRouting: true } },
  },
});
