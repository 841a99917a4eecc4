import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const fileSystemEntriesAreFenced: Rule = defineRule<ResourceTypes>({
  id: "access/file-system-entries-are-fenced",
  title: "Access points of file systems open one directory",
  severity: "low",
  rationale: "Without it a client sees the files of all other clients.",
  fix: "Set rootDirectory.path to the directory of the application.",
  failure: "it opens the whole file system",
  requires: {
    "aws:efs/accessPoint:AccessPoint": (point) =>
      point
        .get("rootDirectory")
        .get("path")
        .orElse("/")
        .text((path) => path !== "/"),
  },
});
