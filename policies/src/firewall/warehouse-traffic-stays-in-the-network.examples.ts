import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("through it", "aws:redshift/cluster:Cluster", { enhancedVpcRouting: true }),
    oneResource("through it, without servers", "aws:redshiftserverless/workgroup:Workgroup", {
      enhancedVpcRouting: true,
    }),
  ],
  bad: [
    oneResource("past it", "aws:redshift/cluster:Cluster", { enhancedVpcRouting: false }),
    oneResource("the default", "aws:redshiftserverless/workgroup:Workgroup", { namespaceName: "orders" }),
  ],
};
