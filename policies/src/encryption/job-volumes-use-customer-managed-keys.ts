import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const jobVolumesUseCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/job-volumes-use-customer-managed-keys",
  title: "Volumes of training and analysis jobs are encrypted with keys of the customer",
  severity: "low",
  rationale:
    "Jobs spread copies of the data over the disks of many machines, and nobody can take those away from a lost key of AWS.",
  fix: "Set volumeKmsKeyId (jobResources.clusterConfig.volumeKmsKeyId, volumeKmsKeyId) to a key of your own.",
  failure: "volumes of the job are not encrypted with a key of the customer",
  requires: {
    "aws:comprehend/documentClassifier:DocumentClassifier": (classifier) =>
      classifier.isWired("volumeKmsKeyId"),
    "aws:comprehend/entityRecognizer:EntityRecognizer": (recognizer) => recognizer.isWired("volumeKmsKeyId"),
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": (job) =>
      isWiredInside(job, "jobResources", job.get("jobResources").get("clusterConfig").get("volumeKmsKeyId")),
  },
});
