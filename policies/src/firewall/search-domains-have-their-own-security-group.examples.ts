import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("its own", "aws:opensearch/domain:Domain", {
      vpcOptions: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
    }),
    oneResource("outside a network, which is judged elsewhere", "aws:elasticsearch/domain:Domain", {
      domainName: "orders",
    }),
  ],
  bad: [
    oneResource("the default", "aws:opensearch/domain:Domain", { vpcOptions: { subnetIds: ["subnet-1"] } }),
    oneResource("the default, in an older domain", "aws:elasticsearch/domain:Domain", {
      vpcOptions: { subnetIds: ["subnet-1"], securityGroupIds: [] },
    }),
  ],
};
