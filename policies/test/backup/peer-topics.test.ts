// What other tools check about backups, and which rule says it; the rest stands in docs/peer-disagreements.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ResourceGraph } from "@rampart/core/graph";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";

type Properties = Readonly<Record<string, unknown>>;

/** Checks of other tools, the rule that says it, and a resource that both refuse and one that both accept. */
const COVERED: readonly (readonly [string, string, string, Properties, Properties])[] = [
  [
    "CKV_AWS_360",
    "backup/automated-backups-kept-for-a-week",
    "aws:docdb/cluster:Cluster",
    { backupRetentionPeriod: 1 },
    { backupRetentionPeriod: 7 },
  ],
  [
    "CKV_AWS_361",
    "backup/automated-backups-kept-for-a-week",
    "aws:neptune/cluster:Cluster",
    { backupRetentionPeriod: 1 },
    { backupRetentionPeriod: 7 },
  ],
  [
    "CKV_AWS_133, aws-rds-instance-configure-backup-retention",
    "backup/automated-backups-kept-for-a-week",
    "aws:rds/instance:Instance",
    { backupRetentionPeriod: 0 },
    { backupRetentionPeriod: 7 },
  ],
  [
    "aws-rds-instance-enable-backup-retention",
    "backup/automated-backups-switched-on",
    "aws:rds/instance:Instance",
    { backupRetentionPeriod: 0 },
    { backupRetentionPeriod: 2 },
  ],
  [
    "AWS-0077, aws-rds-cluster-enable-backup-retention",
    "backup/automated-backups-switched-on",
    "aws:rds/cluster:Cluster",
    { backupRetentionPeriod: 1 },
    { backupRetentionPeriod: 5 },
  ],
  [
    "aws-rds-cluster-configure-backup-retention",
    "backup/automated-backups-kept-for-a-week",
    "aws:rds/cluster:Cluster",
    { backupRetentionPeriod: 1 },
    { backupRetentionPeriod: 7 },
  ],
  [
    "CKV_AWS_343",
    "backup/automated-backups-switched-on",
    "aws:redshift/cluster:Cluster",
    { automatedSnapshotRetentionPeriod: 0 },
    { automatedSnapshotRetentionPeriod: 7 },
  ],
  [
    "AWS-0024, CKV_AWS_28",
    "backup/point-in-time-recovery-enabled",
    "aws:dynamodb/table:Table",
    { pointInTimeRecovery: { enabled: false } },
    { pointInTimeRecovery: { enabled: true } },
  ],
  [
    "AWS-0050, CKV_AWS_134",
    "backup/caches-take-snapshots",
    "aws:elasticache/cluster:Cluster",
    { engine: "redis", snapshotRetentionLimit: 0 },
    { engine: "redis", snapshotRetentionLimit: 7 },
  ],
  [
    "CKV_AWS_139",
    "backup/deletion-protection-enabled",
    "aws:rds/cluster:Cluster",
    { deletionProtection: false },
    { deletionProtection: true },
  ],
  [
    "CKV_AWS_293",
    "backup/deletion-protection-enabled",
    "aws:rds/instance:Instance",
    { deletionProtection: false },
    { deletionProtection: true },
  ],
  [
    "CKV2_AWS_58",
    "backup/deletion-protection-enabled",
    "aws:neptune/cluster:Cluster",
    { deletionProtection: false },
    { deletionProtection: true },
  ],
  [
    "CKV_AWS_172",
    "backup/deletion-protection-enabled",
    "aws:qldb/ledger:Ledger",
    { deletionProtection: false },
    { deletionProtection: true },
  ],
  [
    "CKV_AWS_344",
    "failover/entry-points-protected-from-deletion",
    "aws:networkfirewall/firewall:Firewall",
    { deleteProtection: false },
    { deleteProtection: true },
  ],
  [
    "CKV_AWS_313",
    "backup/snapshots-carry-tags",
    "aws:rds/cluster:Cluster",
    { copyTagsToSnapshot: false },
    { copyTagsToSnapshot: true },
  ],
  [
    "CKV_AWS_362",
    "backup/snapshots-carry-tags",
    "aws:neptune/cluster:Cluster",
    { copyTagsToSnapshot: false },
    { copyTagsToSnapshot: true },
  ],
  [
    "CKV2_AWS_60",
    "backup/snapshots-carry-tags",
    "aws:rds/instance:Instance",
    { copyTagsToSnapshot: false },
    { copyTagsToSnapshot: true },
  ],
  [
    "CKV_AWS_302",
    "access/snapshots-and-images-not-public",
    "aws:rds/snapshot:Snapshot",
    { sharedAccounts: ["all"] },
    { sharedAccounts: ["123456789012"] },
  ],
  [
    "CKV_AWS_166",
    "encryption/stores-use-customer-managed-keys",
    "aws:backup/vault:Vault",
    {},
    { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-4000-8000-000000000000" },
  ],
  [
    "CKV_AZURE_94",
    "backup/backups-geo-redundant",
    "azure-native:dbformysql:Server",
    { backup: { geoRedundantBackup: "Disabled" } },
    { backup: { geoRedundantBackup: "Enabled" } },
  ],
  [
    "CKV_AZURE_102",
    "backup/backups-geo-redundant",
    "azure-native:dbforpostgresql:SingleServer",
    { properties: { storageProfile: { geoRedundantBackup: "Disabled" } } },
    { properties: { storageProfile: { geoRedundantBackup: "Enabled" } } },
  ],
  [
    "CKV_AZURE_129",
    "backup/backups-geo-redundant",
    "azure-native:dbformariadb:Server",
    { properties: { storageProfile: { geoRedundantBackup: "Disabled" } } },
    { properties: { storageProfile: { geoRedundantBackup: "Enabled" } } },
  ],
  [
    "CKV_AZURE_42",
    "encryption/keys-recoverable-after-deletion",
    "azure-native:keyvault:Vault",
    { properties: { enableSoftDelete: true, enablePurgeProtection: false } },
    { properties: { enableSoftDelete: true, enablePurgeProtection: true } },
  ],
  [
    "CKV_AZURE_206",
    "failover/storage-spans-zones",
    "azure-native:storage:StorageAccount",
    { sku: { name: "Standard_LRS" } },
    { sku: { name: "Standard_GZRS" } },
  ],
  [
    "CKV_AZURE_12",
    "logging/logs-kept-long-enough",
    "azure-native:network:FlowLog",
    { retentionPolicy: { enabled: true, days: 30 } },
    { retentionPolicy: { enabled: true, days: 90 } },
  ],
  [
    "CKV_AWS_21",
    "backup/object-stores-versioned",
    "aws:s3/bucket:Bucket",
    { versioning: { enabled: false } },
    { versioning: { enabled: true } },
  ],
];

/** Checks with which we do not agree, or that cannot be met. */
const DISAGREED = [
  "AWS-0170",
  "CKV_AWS_144",
  "CKV_AWS_146",
  "CKV_AWS_279",
  "CKV_AWS_280",
  "aws-s3-bucket-configure-replication-configuration",
  "aws-s3-bucket-enable-replication-configuration",
  "rds-instance-backup-enabled",
];

function failsOn(type: string, rule: string, inputs: Properties): boolean {
  const urn = `urn:pulumi:prod::shop::${type}::it`;
  const graph = ResourceGraph.of({
    name: "stack.json",
    records: [{ urn, type, custom: true, inputs, outputs: inputs }],
  });
  const rules = allRules.filter(({ id }) => id === rule);
  expect(rules).toHaveLength(1);
  const { findings, passed } = evaluate(graph, rules);
  expect(findings.length + passed).toBeGreaterThan(0);
  return findings.some(({ outcome }) => outcome === "fail");
}

describe("a check of another tool about backups", () => {
  it.each(COVERED)("%s is said by %s of %s", (_, rule, type, bad, good) => {
    expect([failsOn(type, rule, bad), failsOn(type, rule, good)]).toEqual([true, false]);
  });

  it("that no rule says has its reason in the guide", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../docs/peer-disagreements.md"), "utf8");
    expect(DISAGREED.filter((check) => !guide.includes(check))).toEqual([]);
  });
});
