import { atMost, defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const instanceMetadataStaysOnTheMachine: Rule = defineRule<ResourceTypes>({
  id: "access/instance-metadata-stays-on-the-machine",
  title: "Answers of the instance metadata service do not leave the machine",
  severity: "low",
  rationale:
    "With a longer way to go, the answers reach containers and forwarded ports, and with them the credentials of the machine.",
  fix: "Set metadataOptions.httpPutResponseHopLimit to 1.",
  failure: "the metadata service answers over more than one hop",
  requires: {
    "aws:ec2/instance:Instance": (instance) =>
      instance.get("metadataOptions").get("httpPutResponseHopLimit").orElse(1).atMost(1),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration) =>
      configuration.get("metadataOptions").get("httpPutResponseHopLimit").orElse(1).atMost(1),
    "aws:ec2/launchTemplate:LaunchTemplate": (template) =>
      template.get("metadataOptions").get("httpPutResponseHopLimit").orElse(1).atMost(1),
  },
  remedies: {
    "aws:ec2/instance:Instance": { set: { metadataOptions: { httpPutResponseHopLimit: atMost(1) } } },
    "aws:ec2/launchTemplate:LaunchTemplate": {
      set: { metadataOptions: { httpPutResponseHopLimit: atMost(1) } },
    },
  },
});
