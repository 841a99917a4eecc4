import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a group that keeps 13 months", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 400 }),
    oneResource("a group that only passes logs on", "aws:cloudwatch/logGroup:LogGroup", {
      logGroupClass: "DELIVERY",
    }),
    oneResource("a workspace that keeps a year", "azure-native:operationalinsights:Workspace", {
      retentionInDays: 365,
    }),
    oneResource("application insights left at the default", "azure-native:applicationinsights:Component", {
      kind: "web",
    }),
    oneResource("a flow log without a limit", "azure-native:network:FlowLog", {
      enabled: true,
      retentionPolicy: { enabled: true, days: 0 },
    }),
    oneResource("an audit without a limit", "azure-native:sql:ServerBlobAuditingPolicy", {
      state: "Enabled",
    }),
  ],
  bad: [
    oneResource("a group that keeps a week", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 7 }),
    oneResource("a workspace left at the default of 30 days", "azure-native:operationalinsights:Workspace", {
      sku: { name: "PerGB2018" },
    }),
    oneResource("application insights of a month", "azure-native:applicationinsights:Component", {
      retentionInDays: 30,
    }),
    oneResource("a flow log of a month", "azure-native:network:FlowLog", {
      retentionPolicy: { enabled: true, days: 30 },
    }),
    oneResource("an audit of a month", "azure-native:sql:ServerBlobAuditingPolicy", {
      state: "Enabled",
      retentionDays: 30,
    }),
    oneResource("an extended audit of a month", "azure-native:sql:ExtendedServerBlobAuditingPolicy", {
      state: "Enabled",
      retentionDays: 30,
    }),
  ],
};
