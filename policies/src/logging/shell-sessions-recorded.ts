import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Reads `name: value` from JSON and YAML alike: preferences of sessions are flat, and documents come in both. */
function holds(content: string, name: string, value: string): boolean {
  return new RegExp(`["']?\\b${name}\\b["']?\\s*:\\s*["']?${value}`).test(content);
}

const ANYTHING = "[^\"'\\s,}]";

function isRecorded(content: string): boolean {
  return (
    (holds(content, "s3BucketName", ANYTHING) && holds(content, "s3EncryptionEnabled", "true")) ||
    (holds(content, "cloudWatchLogGroupName", ANYTHING) &&
      holds(content, "cloudWatchEncryptionEnabled", "true"))
  );
}

export const shellSessionsRecorded: Rule = defineRule<ResourceTypes>({
  id: "logging/shell-sessions-recorded",
  title: "Shell sessions on servers and in containers are recorded, and the records encrypted",
  severity: "medium",
  rationale:
    "What an administrator, or somebody with an administrator's laptop, typed on a server is known to nobody afterwards.",
  fix: "In the document with the preferences of Session Manager set s3BucketName with s3EncryptionEnabled true, or cloudWatchLogGroupName with cloudWatchEncryptionEnabled true.",
  failure: "sessions are not recorded, or the records are not encrypted",
  requires: {
    "aws:ssm/document:Document": (document) =>
      anyOf(document.get("content").text(isRecorded), not(document.get("documentType").oneOf(["Session"]))),
    "aws:ecs/cluster:Cluster": (cluster) =>
      not(cluster.get("configuration").get("executeCommandConfiguration").get("logging").oneOf(["NONE"])),
  },
});
