import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("each week", "azure-native:synapse:WorkspaceManagedSqlServerVulnerabilityAssessment", {
      recurringScans: { isEnabled: true, emails: ["security@example.com"] },
    }),
    oneResource("of a server", "azure-native:sql:ServerVulnerabilityAssessment", {
      recurringScans: { isEnabled: true },
    }),
  ],
  bad: [
    oneResource("never", "azure-native:synapse:WorkspaceManagedSqlServerVulnerabilityAssessment", {
      recurringScans: { isEnabled: false },
    }),
    oneResource("not said", "azure-native:sql:ServerVulnerabilityAssessment", {
      storageContainerPath: "https://scans.blob.core.windows.net/scans",
    }),
  ],
};
