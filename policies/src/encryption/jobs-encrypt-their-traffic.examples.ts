import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("encrypted", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      networkConfig: { enableInterContainerTrafficEncryption: true },
    }),
    oneResource("encrypted and isolated", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      networkConfig: { enableInterContainerTrafficEncryption: true, enableNetworkIsolation: true },
    }),
  ],
  bad: [
    oneResource("off", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      networkConfig: { enableInterContainerTrafficEncryption: false },
    }),
    oneResource("not said", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      jobResources: { clusterConfig: { instanceCount: 2 } },
    }),
  ],
};
