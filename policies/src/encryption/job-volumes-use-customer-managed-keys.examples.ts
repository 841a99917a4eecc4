import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key", "aws:comprehend/entityRecognizer:EntityRecognizer", {
      volumeKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
    oneResource("a key for the classifier", "aws:comprehend/documentClassifier:DocumentClassifier", {
      volumeKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
    oneResource("a key for the cluster", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      jobResources: {
        clusterConfig: { instanceCount: 1, volumeKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1" },
      },
    }),
  ],
  bad: [
    oneResource("no key", "aws:comprehend/entityRecognizer:EntityRecognizer", {
      modelKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
    oneResource("no key for the cluster", "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition", {
      jobResources: { clusterConfig: { instanceCount: 1 } },
    }),
  ],
};
