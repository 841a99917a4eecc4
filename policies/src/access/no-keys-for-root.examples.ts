import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("of a user", "aws:iam/accessKey:AccessKey", { user: "backup-agent" }),
    oneResource("of a user, by path", "aws:iam/accessKey:AccessKey", { user: "agents/rooted" }),
  ],
  bad: [
    oneResource("of root", "aws:iam/accessKey:AccessKey", { user: "root" }),
    oneResource("of root, not active", "aws:iam/accessKey:AccessKey", { user: "root", status: "Inactive" }),
  ],
};
