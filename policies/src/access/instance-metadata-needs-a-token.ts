import { anyOf, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface MetadataOptions {
  readonly httpEndpoint?: string;
  readonly httpTokens?: string;
}

function needsToken(options: Value<MetadataOptions>): Truth {
  return anyOf(
    options.get("httpTokens").orElse("optional").oneOf(["required"]),
    options.get("httpEndpoint").oneOf(["disabled"]),
  );
}

export const instanceMetadataNeedsAToken: Rule = defineRule<ResourceTypes>({
  id: "access/instance-metadata-needs-a-token",
  title: "The instance metadata service answers only requests with a session token (IMDSv2)",
  severity: "high",
  rationale:
    "With version 1, an application that can be made to fetch a URL hands the credentials of the machine's role to the attacker.",
  fix: "Set metadataOptions.httpTokens to required (notebooks: minimumInstanceMetadataServiceVersion to 2).",
  failure: "the metadata service answers requests without a token",
  requires: {
    "aws:ec2/instance:Instance": (instance) => needsToken(instance.get("metadataOptions")),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration) =>
      needsToken(configuration.get("metadataOptions")),
    "aws:ec2/launchTemplate:LaunchTemplate": (template) => needsToken(template.get("metadataOptions")),
    "aws:sagemaker/notebookInstance:NotebookInstance": (notebook) =>
      notebook
        .get("instanceMetadataServiceConfiguration")
        .get("minimumInstanceMetadataServiceVersion")
        .orElse("1")
        .equals("2"),
  },
  remedies: {
    "aws:ec2/instance:Instance": { set: { metadataOptions: { httpTokens: "required" } } },
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
      set: { metadataOptions: { httpTokens: "required" } },
      replaces: "A launch configuration never changes; new servers use the new one.",
    },
    "aws:ec2/launchTemplate:LaunchTemplate": { set: { metadataOptions: { httpTokens: "required" } } },
    "aws:sagemaker/notebookInstance:NotebookInstance": {
      set: { instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" } },
    },
  },
});
