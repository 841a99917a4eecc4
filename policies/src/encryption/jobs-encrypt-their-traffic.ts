import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const jobsEncryptTheirTraffic: Rule = defineRule<ResourceTypes>({
  id: "encryption/jobs-encrypt-their-traffic",
  title: "Machines of training and analysis jobs encrypt what they send each other",
  severity: "medium",
  rationale:
    "The data goes from machine to machine while the job runs, readable to everything else in the network.",
  fix: "Set networkConfig.enableInterContainerTrafficEncryption to true.",
  failure: "traffic between the machines of the job is not encrypted",
  requires: {
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": (job) =>
      job.get("networkConfig").get("enableInterContainerTrafficEncryption").equals(true),
  },
  remedies: {
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": {
      set: { networkConfig: { enableInterContainerTrafficEncryption: true } },
      replaces: "A job definition never changes: schedules must be pointed at the new one.",
    },
  },
});
