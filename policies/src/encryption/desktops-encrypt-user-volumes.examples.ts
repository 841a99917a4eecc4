import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("encrypted", "aws:workspaces/workspace:Workspace", { userVolumeEncryptionEnabled: true }),
    oneResource("both volumes", "aws:workspaces/workspace:Workspace", {
      userVolumeEncryptionEnabled: true,
      rootVolumeEncryptionEnabled: true,
    }),
  ],
  bad: [
    oneResource("the other volume only", "aws:workspaces/workspace:Workspace", {
      rootVolumeEncryptionEnabled: true,
    }),
    oneResource("the default", "aws:workspaces/workspace:Workspace", { userName: "anna" }),
  ],
};
