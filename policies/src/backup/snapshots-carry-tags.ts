import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const snapshotsCarryTags: Rule = defineRule<ResourceTypes>({
  id: "backup/snapshots-carry-tags",
  title: "Snapshots carry the tags of what they are taken from",
  severity: "low",
  rationale:
    "Who owns a snapshot, how sensitive it is and when it may go stands in its tags. Without them it falls out of access rules, retention and cost reports that go by tag.",
  fix: "Set copyTagsToSnapshot (FSx: copyTagsToBackups) to true.",
  failure: "its snapshots carry no tags",
  requires: {
    "aws:rds/instance:Instance": (instance) => instance.get("copyTagsToSnapshot").equals(true),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("copyTagsToSnapshot").equals(true),
    "aws:neptune/cluster:Cluster": (cluster) => cluster.get("copyTagsToSnapshot").equals(true),
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": (fileSystem) =>
      fileSystem.get("copyTagsToBackups").equals(true),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": (fileSystem) =>
      fileSystem.get("copyTagsToBackups").equals(true),
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { copyTagsToSnapshot: true } },
    "aws:rds/cluster:Cluster": { set: { copyTagsToSnapshot: true } },
    "aws:neptune/cluster:Cluster": { set: { copyTagsToSnapshot: true } },
  },
});
