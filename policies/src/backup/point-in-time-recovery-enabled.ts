import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const pointInTimeRecoveryEnabled: Rule = defineRule<ResourceTypes>({
  id: "backup/point-in-time-recovery-enabled",
  title: "Tables can be restored to any point in time",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A program that writes wrong items spoils a table within seconds. Without point-in-time recovery everything since the last backup is lost, and without backups everything.",
  fix: "Set pointInTimeRecovery.enabled (DynamoDB) or pointInTimeRecovery.status ENABLED (Keyspaces); a table replica has its own pointInTimeRecovery.",
  failure: "point-in-time recovery is off",
  requires: {
    "aws:dynamodb/table:Table": (table) => table.get("pointInTimeRecovery").get("enabled").equals(true),
    "aws:dynamodb/tableReplica:TableReplica": (replica) => replica.get("pointInTimeRecovery").equals(true),
    "aws:keyspaces/table:Table": (table) => table.get("pointInTimeRecovery").get("status").oneOf(["ENABLED"]),
  },
  remedies: {
    "aws:dynamodb/table:Table": { set: { pointInTimeRecovery: { enabled: true } } },
    "aws:dynamodb/tableReplica:TableReplica": { set: { pointInTimeRecovery: true } },
    "aws:keyspaces/table:Table": { set: { pointInTimeRecovery: { status: "ENABLED" } } },
  },
});
