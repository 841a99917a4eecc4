import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an audit of the server",
      resources: {
        sales: { type: "azure-native:sql:Server", properties: { serverName: "sales" } },
        "sales-audit": {
          type: "azure-native:sql:ServerBlobAuditingPolicy",
          properties: { serverName: "${sales.serverName}", state: "Enabled" },
        },
      },
    },
    {
      title: "an extended audit of the server",
      resources: {
        sales: { type: "azure-native:sql:Server", properties: { serverName: "sales" } },
        "sales-audit": {
          type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
          properties: {
            serverName: "${sales.serverName}",
            state: "Enabled",
            isAzureMonitorTargetEnabled: true,
          },
        },
      },
    },
  ],
  bad: [
    oneResource("a server alone", "azure-native:sql:Server", { serverName: "sales" }),
    {
      title: "an audit that is turned off",
      resources: {
        sales: { type: "azure-native:sql:Server", properties: { serverName: "sales" } },
        "sales-audit": {
          type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
          properties: { serverName: "sales", state: "Disabled" },
        },
      },
    },
  ],
};
