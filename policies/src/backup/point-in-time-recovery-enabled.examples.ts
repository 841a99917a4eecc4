import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a table and its replica, each with recovery of its own",
      resources: {
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { hashKey: "id", pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 } },
        },
        "sessions-copy": {
          type: "aws:dynamodb/tableReplica:TableReplica",
          properties: { globalTableArn: "${sessions.arn}", pointInTimeRecovery: true },
        },
      },
    },
    {
      title: "a Keyspaces table",
      resources: {
        events: {
          type: "aws:keyspaces/table:Table",
          properties: { tableName: "events", pointInTimeRecovery: { status: "ENABLED" } },
        },
      },
    },
  ],
  bad: [
    {
      title: "tables left at the default",
      failing: ["sessions", "sessions-copy", "events"],
      resources: {
        sessions: { type: "aws:dynamodb/table:Table", properties: { hashKey: "id" } },
        "sessions-copy": {
          type: "aws:dynamodb/tableReplica:TableReplica",
          properties: { globalTableArn: "${sessions.arn}" },
        },
        events: { type: "aws:keyspaces/table:Table", properties: { tableName: "events" } },
      },
    },
    {
      title: "switched off",
      failing: ["sessions", "events"],
      resources: {
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { pointInTimeRecovery: { enabled: false } },
        },
        events: {
          type: "aws:keyspaces/table:Table",
          properties: { pointInTimeRecovery: { status: "DISABLED" } },
        },
      },
    },
  ],
};
