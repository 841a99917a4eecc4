import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const fileSystemEntriesNameAUser: Rule = defineRule<ResourceTypes>({
  id: "access/file-system-entries-name-a-user",
  title: "Access points of file systems set the user",
  severity: "low",
  rationale:
    "Without it a client says itself who it is, root for example, and reads and changes the files of others.",
  fix: "Set posixUser to the user and group of the application.",
  failure: "the client says itself which user it is",
  requires: {
    "aws:efs/accessPoint:AccessPoint": (point) => point.get("posixUser").isSet(),
  },
});
