import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the three that an audit needs", "aws:eks/cluster:Cluster", {
      enabledClusterLogTypes: ["api", "audit", "authenticator"],
    }),
    oneResource("all of them", "aws:eks/cluster:Cluster", {
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    }),
  ],
  bad: [
    oneResource("a cluster left at the default", "aws:eks/cluster:Cluster", { name: "shop" }),
    oneResource("a cluster without audit records", "aws:eks/cluster:Cluster", {
      enabledClusterLogTypes: ["api", "authenticator", "scheduler"],
    }),
  ],
};
