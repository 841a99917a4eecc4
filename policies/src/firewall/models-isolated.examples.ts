import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("isolated", "aws:sagemaker/model:Model", { enableNetworkIsolation: true }),
    oneResource("isolated in a network", "aws:sagemaker/model:Model", {
      enableNetworkIsolation: true,
      vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
    }),
  ],
  bad: [
    oneResource("not isolated", "aws:sagemaker/model:Model", { enableNetworkIsolation: false }),
    oneResource("the default", "aws:sagemaker/model:Model", {
      executionRoleArn: "arn:aws:iam::123456789012:role/model",
    }),
  ],
};
