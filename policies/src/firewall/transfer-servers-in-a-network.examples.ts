import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("in a network", "aws:transfer/server:Server", {
      endpointType: "VPC",
      endpointDetails: { vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
    }),
    oneResource("behind an endpoint", "aws:transfer/server:Server", { endpointType: "VPC_ENDPOINT" }),
  ],
  bad: [
    oneResource("public", "aws:transfer/server:Server", { endpointType: "PUBLIC" }),
    oneResource("the default", "aws:transfer/server:Server", { protocols: ["SFTP"] }),
  ],
};
