import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const databasesAssessedForHoles: Rule = defineRule<ResourceTypes>({
  id: "logging/databases-assessed-for-holes",
  title: "Databases are scanned for weak settings regularly",
  severity: "medium",
  rationale: "Permissions and settings drift; without a scan the first to notice is an attacker.",
  fix: "Set recurringScans.isEnabled to true and name who gets the result.",
  failure: "no scan recurs",
  requires: {
    "azure-native:synapse:WorkspaceManagedSqlServerVulnerabilityAssessment": (assessment) =>
      assessment.get("recurringScans").get("isEnabled").equals(true),
    "azure-native:sql:ServerVulnerabilityAssessment": (assessment) =>
      assessment.get("recurringScans").get("isEnabled").equals(true),
  },
});
