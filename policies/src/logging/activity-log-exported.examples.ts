import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const all = ["Administrative", "Security", "ServiceHealth", "Alert", "Policy"].map((category) => ({
  category,
  enabled: true,
}));

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "all categories to a workspace",
      resources: {
        workspace: {
          type: "azure-native:operationalinsights:Workspace",
          properties: { workspaceName: "logs" },
        },
        "activity-log": {
          type: "azure-native:monitor:SubscriptionDiagnosticSetting",
          properties: { workspaceId: "${workspace.id}", logs: all },
        },
      },
    },
    oneResource("the group of all logs", "azure-native:monitor:SubscriptionDiagnosticSetting", {
      storageAccountId: "archive",
      logs: [{ categoryGroup: "allLogs", enabled: true }],
    }),
  ],
  bad: [
    oneResource("without the category Policy", "azure-native:monitor:SubscriptionDiagnosticSetting", {
      workspaceId: "logs",
      logs: all.slice(0, 4),
    }),
    oneResource("one category turned off", "azure-native:monitor:SubscriptionDiagnosticSetting", {
      workspaceId: "logs",
      logs: [...all.slice(0, 4), { category: "Policy", enabled: false }],
    }),
    oneResource("sent nowhere", "azure-native:monitor:SubscriptionDiagnosticSetting", { logs: all }),
  ],
};
