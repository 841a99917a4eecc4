import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const querySettingsEnforced: Rule = defineRule<ResourceTypes>({
  id: "encryption/query-settings-enforced",
  title: "Settings of query workgroups hold for every client",
  severity: "medium",
  rationale:
    "Otherwise a client may write the results of queries to a place of its own choice, without encryption.",
  fix: "Leave configuration.enforceWorkgroupConfiguration on.",
  failure: "clients may set the workgroup's settings aside",
  requires: {
    "aws:athena/workgroup:Workgroup": (workgroup) =>
      workgroup.get("configuration").get("enforceWorkgroupConfiguration").orElse(true).equals(true),
  },
  remedies: {
    "aws:athena/workgroup:Workgroup": { set: { configuration: { enforceWorkgroupConfiguration: true } } },
  },
});
