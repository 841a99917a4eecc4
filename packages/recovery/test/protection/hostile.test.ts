import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATEFUL_TYPES } from "../../src/coverage/stateful-types.ts";
import { isUndetermined } from "../../src/protection/protection.ts";
import { protectionsOf } from "../../src/protection/protections-of.ts";
import { weaknessesIn } from "../../src/protection/weaknesses.ts";
import { record } from "./stacks.ts";

/** Names of properties that are read somewhere, so that what stands in them is looked at. */
const KEYS = [
  "arn",
  "automatedSnapshotRetentionPeriod",
  "backup",
  "backupPolicy",
  "backupRetentionPeriod",
  "backupVaultName",
  "bucket",
  "conditions",
  "createRule",
  "definitions",
  "destination",
  "hourlySchedule",
  "iamRoleArn",
  "interval",
  "kmsKeyArn",
  "lifecycle",
  "lifecycleRules",
  "locations",
  "name",
  "planId",
  "policyDetails",
  "policyRules",
  "properties",
  "region",
  "replicas",
  "replicationConfiguration",
  "resources",
  "retentionPolicy",
  "rules",
  "schedule",
  "schedulePolicy",
  "scheduleRunFrequency",
  "scheduleRunTimes",
  "schedules",
  "selectionTags",
  "sku",
  "snapshotRetentionLimit",
  "snapshotWindow",
  "storageProfile",
  "subProtectionPolicy",
  "tags",
  "times",
  "targetVaultName",
  "vaultName",
  "versioning",
];

const TYPES = [
  ...STATEFUL_TYPES.map(({ type }) => type),
  "aws:backup/plan:Plan",
  "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  "aws:backup/selection:Selection",
  "aws:backup/vault:Vault",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "azure-native:dataprotection:BackupInstance",
  "azure-native:dataprotection:BackupPolicy",
  "azure-native:recoveryservices:ProtectedItem",
  "azure-native:recoveryservices:ProtectionPolicy",
  "azure-native:recoveryservices:Vault",
  "azure-native:storage:BlobServiceProperties",
];

const leaf = fc.oneof(
  fc.constantFrom(
    UNKNOWN,
    null,
    "",
    "*",
    "a",
    "Enabled",
    "Hourly",
    "cron(0 5 ? * * *)",
    "R/2026-01-01T02:00:00Z/P1D",
    true,
    -1,
    0,
    1e-9,
  ),
  fc.double(),
  fc.string(),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, leaf, tie("list"), tie("object")),
  list: fc.array(tie("tree"), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie("tree"), { maxKeys: 5 }),
}));

const properties = fc.dictionary(fc.constantFrom(...KEYS), tree, { maxKeys: 8 });

const stack = fc.array(fc.tuple(fc.constantFrom(...TYPES), properties, properties), {
  minLength: 1,
  maxLength: 8,
});

describe("whatever stands in a stack", () => {
  it("is read without an error, and every figure is a number that can be or is undetermined", () => {
    fc.assert(
      fc.property(stack, (drawn) => {
        const records: ResourceRecord[] = drawn.map(([type, inputs, outputs], index) =>
          record(type, `r${index}`, inputs, { id: `id-${index}`, outputs }),
        );
        const graph = ResourceGraph.of({ name: "hostile", records });
        for (const resource of graph.resources) {
          for (const { stream, name, retention } of protectionsOf(resource, graph)) {
            expect(typeof name).toBe("string");
            if (isUndetermined(stream)) {
              expect(stream.undetermined.length + (stream.why?.length ?? 0)).toBeGreaterThan(0);
            } else {
              for (const { seconds } of stream.delays) expect(seconds).toBeGreaterThanOrEqual(0);
              if (stream.schedule?.kind === "rate") expect(stream.schedule.every).toBeGreaterThan(0);
            }
            if (!isUndetermined(retention)) expect(retention.seconds ?? 0).toBeGreaterThanOrEqual(0);
          }
        }
        for (const { message } of weaknessesIn(graph)) expect(message).not.toContain("NaN");
      }),
      { numRuns: 300 },
    );
  });
});
