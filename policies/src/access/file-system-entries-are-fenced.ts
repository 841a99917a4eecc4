import { defineRule, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const fileSystemEntriesAreFenced: Rule = defineRule<ResourceTypes>({
  id: "access/file-system-entries-are-fenced",
  title: "Access points of file systems set a directory and a user",
  severity: "low",
  rationale:
    "Without them a client says itself who it is, root for example, and sees the files of all other clients.",
  fix: "Set posixUser to the user and group of the application, and rootDirectory.path to its directory.",
  checks: {
    "aws:efs/accessPoint:AccessPoint": (point) => [
      must(point.get("posixUser").isSet(), "the client says itself which user it is"),
      must(
        point
          .get("rootDirectory")
          .get("path")
          .orElse("/")
          .text((path) => path !== "/"),
        "it opens the whole file system",
      ),
    ],
  },
});
