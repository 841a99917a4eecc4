import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a user", "aws:efs/accessPoint:AccessPoint", { posixUser: { uid: 1000, gid: 1000 } }),
    oneResource("a user and a directory", "aws:efs/accessPoint:AccessPoint", {
      posixUser: { uid: 1000, gid: 1000 },
      rootDirectory: { path: "/shop" },
    }),
  ],
  bad: [
    oneResource("none", "aws:efs/accessPoint:AccessPoint", { fileSystemId: "f" }),
    oneResource("a directory only", "aws:efs/accessPoint:AccessPoint", { rootDirectory: { path: "/shop" } }),
  ],
};
