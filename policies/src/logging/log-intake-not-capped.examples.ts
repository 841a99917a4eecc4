import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a workspace left at the default", "azure-native:operationalinsights:Workspace", {
      retentionInDays: 365,
    }),
    oneResource("a workspace that says without a limit", "azure-native:operationalinsights:Workspace", {
      workspaceCapping: { dailyQuotaGb: -1 },
    }),
  ],
  bad: [
    oneResource("a quota of one gigabyte", "azure-native:operationalinsights:Workspace", {
      workspaceCapping: { dailyQuotaGb: 1 },
    }),
    oneResource("a quota below a gigabyte", "azure-native:operationalinsights:Workspace", {
      workspaceCapping: { dailyQuotaGb: 0.5 },
    }),
  ],
};
