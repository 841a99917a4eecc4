import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { type Weakness, weaknessesIn } from "../../src/protection/weaknesses.ts";
import { graphOf, HOME_ACCOUNT, HOME_REGION, record, urnOf } from "./stacks.ts";

const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const TABLE = "aws:dynamodb/table:Table";
const vaultArn = (name: string, account = HOME_ACCOUNT): string =>
  `arn:aws:backup:${HOME_REGION}:${account}:backup-vault:${name}`;

const vault = record(VAULT, "main", { name: "main" }, { id: "main", outputs: { arn: vaultArn("main") } });

function plan(rule: Record<string, unknown>): ResourceRecord {
  const rules = [{ ruleName: "daily", targetVaultName: "main", schedule: "cron(0 5 ? * * *)", ...rule }];
  return record(PLAN, "nightly", { name: "nightly", rules }, { id: "plan-1" });
}

function selection(inputs: Record<string, unknown>, fields = {}): ResourceRecord {
  return record(SELECTION, "gold", { planId: "plan-1", ...inputs }, fields);
}

const found = (...records: ResourceRecord[]): readonly Weakness[] => weaknessesIn(graphOf(...records));
/** Without that a retention which is not known may be one that the cloud refuses: that is so of all of them. */
const kinds = (...records: ResourceRecord[]): string[] =>
  everyKind(...records).filter((text) => !text.startsWith("retention-outside-service-limits?"));
const everyKind = (...records: ResourceRecord[]): string[] =>
  found(...records).map(({ kind, path, undetermined }) =>
    undetermined.length === 0 ? `${kind} ${path}` : `${kind}? ${undetermined.map((one) => one.path).join()}`,
  );

describe("the retention of a rule", () => {
  const days = (deleteAfter?: unknown, coldStorageAfter?: unknown) => ({
    lifecycle: { deleteAfter, coldStorageAfter },
  });

  it.each([
    [35, []],
    [36, ["point-in-time-beyond-35-days rules[0].lifecycle.deleteAfter"]],
    [undefined, ["point-in-time-beyond-35-days rules[0].lifecycle.deleteAfter"]],
    [UNKNOWN, ["point-in-time-beyond-35-days? nightly#rules[0].lifecycle.deleteAfter"]],
  ])("of continuous backups is 35 days at most: %s", (deleteAfter, expected) => {
    expect(kinds(vault, plan({ enableContinuousBackup: true, ...days(deleteAfter) }))).toEqual(expected);
    expect(kinds(vault, plan({ enableContinuousBackup: false, ...days(deleteAfter) }))).toEqual([]);
  });

  it.each([
    [30, 120, []],
    [30, 119, ["cold-storage-under-90-days rules[0].lifecycle.deleteAfter"]],
    [30, undefined, []],
    [30, UNKNOWN, ["cold-storage-under-90-days? nightly#rules[0].lifecycle.deleteAfter"]],
    [undefined, 10, []],
  ])("is 90 days longer than the time to cold storage: %s, %s", (cold, deleted, expected) => {
    expect(kinds(vault, plan(days(deleted, cold)))).toEqual(expected);
  });

  it("of copies is too", () => {
    const copyActions = [
      {
        destinationVaultArn: vaultArn("main", "222222222222"),
        lifecycle: { coldStorageAfter: 10, deleteAfter: 99 },
      },
    ];
    expect(kinds(vault, plan({ copyActions }))).toEqual([
      "cold-storage-under-90-days rules[0].copyActions[0].lifecycle.deleteAfter",
    ]);
  });

  it.each([
    [6, ["retention-outside-lock rules[0].lifecycle.deleteAfter"]],
    [7, []],
    [365, []],
    [366, ["retention-outside-lock rules[0].lifecycle.deleteAfter"]],
    [undefined, ["retention-outside-lock rules[0].lifecycle.deleteAfter"]],
    [UNKNOWN, ["retention-outside-lock? nightly#rules[0].lifecycle.deleteAfter"]],
  ])("is within what the lock of its vault allows: %s", (deleteAfter, expected) => {
    const lock = record(LOCK, "lock", {
      backupVaultName: "main",
      minRetentionDays: 7,
      maxRetentionDays: 365,
    });
    expect(kinds(vault, lock, plan(days(deleteAfter)))).toEqual(expected);
  });

  it("of a copy is within what an air-gapped vault allows, inherited from its rule or its own", () => {
    const gap = record(
      "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
      "gap",
      { name: "gap", minRetentionDays: 30, maxRetentionDays: 60 },
      { outputs: { arn: vaultArn("gap", "222222222222") } },
    );
    const copied = (lifecycle?: unknown) =>
      kinds(
        vault,
        gap,
        plan({
          ...days(14),
          copyActions: [{ destinationVaultArn: vaultArn("gap", "222222222222"), lifecycle }],
        }),
      );
    expect(copied()).toEqual(["copy-retention-outside-lock rules[0].lifecycle.deleteAfter"]);
    expect(copied({ deleteAfter: 90 })).toEqual([
      "copy-retention-outside-lock rules[0].copyActions[0].lifecycle.deleteAfter",
    ]);
    expect(copied({ deleteAfter: 60 })).toEqual([]);
  });
});

describe("a restore test", () => {
  const test = (scheduleExpression: unknown, includeVaults: unknown[] = ["*"]) =>
    record("aws:backup/restoreTestingPlan:RestoreTestingPlan", "test", {
      scheduleExpression,
      recoveryPointSelection: { includeVaults, algorithm: "LATEST_WITHIN_WINDOW" },
    });
  const kept = plan({ lifecycle: { deleteAfter: 14 } });
  const rare = "restore-test-rarer-than-retention";

  it("comes round before what it restores is gone", () => {
    expect(kinds(vault, kept, test("cron(0 8 ? * SUN *)"))).toEqual([]);
    const monthly = found(vault, kept, test("cron(0 8 1 * ? *)"));
    expect(monthly.map(({ kind, path }) => [kind, path])).toEqual([[rare, "scheduleExpression"]]);
    expect(monthly[0]?.message).toContain("31d");
    expect(monthly[0]?.message).toContain("14d");
  });

  it("is about the vaults that it includes only", () => {
    expect(kinds(vault, kept, test("cron(0 8 1 * ? *)", [vaultArn("other")]))).toEqual([]);
    expect(kinds(vault, kept, test("cron(0 8 1 * ? *)", [vaultArn("main")]))).toEqual([
      `${rare} scheduleExpression`,
    ]);
    expect(kinds(vault, kept, test("cron(0 8 1 * ? *)", [UNKNOWN]))).toEqual([
      `${rare}? test#recoveryPointSelection.includeVaults[0]`,
    ]);
    expect(kinds(vault, kept, test(UNKNOWN))).toEqual([`${rare}? test#scheduleExpression`]);
    expect(kinds(vault, kept, test("monthly"))).toEqual([`${rare}? test#scheduleExpression`]);
  });
});

describe("what falls together", () => {
  const keyArn = `arn:aws:kms:${HOME_REGION}:${HOME_ACCOUNT}:key/k`;
  const key = record("aws:kms/key:Key", "key", {}, { id: "k", outputs: { arn: keyArn } });
  const encrypted = record(VAULT, "main", { name: "main", kmsKeyArn: keyArn }, { id: "main" });
  const lock = record(LOCK, "lock", { backupVaultName: "main", changeableForDays: 3 });

  it("is a locked vault with a key of its own account", () => {
    expect(kinds(encrypted, key, lock)).toEqual(["key-in-reach-of-vault kmsKeyArn"]);
    expect(kinds(encrypted, key)).toEqual([]);
  });

  it("is a vault and the data it backs up, under one key", () => {
    const volume = record("aws:ebs/volume:Volume", "data", { kmsKeyId: keyArn });
    const [shared] = found(encrypted, key, volume);
    expect(shared).toMatchObject({ kind: "key-shared-with-data", path: "kmsKeyArn" });
    expect(shared?.message).toContain("data");
  });

  it("is a source and all its copies, in one account", () => {
    const copies = (...accounts: string[]) =>
      plan({ copyActions: accounts.map((account) => ({ destinationVaultArn: vaultArn("dr", account) })) });
    expect(kinds(vault, copies(HOME_ACCOUNT))).toEqual(["copies-in-same-account rules[0].copyActions"]);
    expect(kinds(vault, copies(HOME_ACCOUNT, "222222222222"))).toEqual([]);
    expect(kinds(vault, plan({}))).toEqual([]);
    expect(kinds(vault, plan({ copyActions: [{ destinationVaultArn: UNKNOWN }] }))).toEqual([
      "copies-in-same-account? nightly#rules[0].copyActions[0].destinationVaultArn",
    ]);
  });

  it("is a backup and the role that makes it, where that may delete it", () => {
    const role = record(
      "aws:iam/role:Role",
      "role",
      {},
      { id: "backup-role", outputs: { arn: "arn:aws:iam::1:role/b" } },
    );
    const policy = (Action: unknown, Effect = "Allow") =>
      record("aws:iam/rolePolicy:RolePolicy", "policy", {
        role: "backup-role",
        policy: JSON.stringify({ Statement: [{ Effect, Action, Resource: "*" }] }),
      });
    const chosen = selection({ iamRoleArn: "arn:aws:iam::1:role/b" });
    expect(kinds(role, policy(["backup:StartBackupJob", "backup:Delete*"]), chosen)).toEqual([
      "backup-role-may-delete policy.Statement[0]",
    ]);
    expect(kinds(role, policy("*"), chosen)).toHaveLength(1);
    expect(kinds(role, policy("backup:*", "Deny"), chosen)).toEqual([]);
    expect(kinds(role, policy("backup:StartBackupJob"), chosen)).toEqual([]);
  });
});

describe("a selection", () => {
  const chosen = selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }] });
  const store = (tags: unknown) => record(TABLE, "orders", { tags });

  it.each([
    [{ backup: "gold" }, undefined],
    [{ backup: "Gold" }, "backup=gold"],
    [{ backup: "glod" }, "backup=gold"],
    [{ Backup: "gold" }, "backup=gold"],
    [{ bakcup: "gold" }, "backup=gold"],
    [{ backup: "none" }, undefined],
    [{ team: "gold" }, undefined],
    [{ backup: UNKNOWN }, undefined],
  ])("says which tag was meant: %j", (tags, meant) => {
    const weaknesses = found(vault, plan({}), chosen, store(tags));
    expect(weaknesses.map(({ kind }) => kind)).toEqual(
      meant === undefined ? [] : ["selection-misses-by-typo"],
    );
    if (meant !== undefined) expect(weaknesses[0]?.message).toContain(`wants ${meant}`);
  });

  it("is not blamed for what another selection takes", () => {
    const other = record(SELECTION, "all", {
      planId: "plan-1",
      resources: ["arn:aws:dynamodb:*:*:table/*"],
    });
    expect(kinds(vault, plan({}), chosen, other, store({ backup: "glod" }))).toEqual([]);
  });

  it("is told what it names in vain", () => {
    const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
    const byArn = selection({
      resources: ["arn:aws:elasticache:*:*:replicationgroup:*", "arn:aws:dynamodb:*:*:table/*", "*"],
    });
    expect(kinds(vault, plan({}), byArn)).toEqual(["selection-names-unsupported-type resources[0]"]);
    const wired = selection(
      { resources: [UNKNOWN] },
      { propertyDependencies: { resources: [urnOf(cache, "sessions")] } },
    );
    expect(kinds(vault, plan({}), wired, record(cache, "sessions"))).toEqual([
      "selection-names-unsupported-type resources",
    ]);
  });
});

describe("what cannot be", () => {
  const own = (rule: Record<string, unknown>): string[] =>
    kinds(vault, plan(rule)).filter((text) => !text.startsWith("copies-in"));

  it.each([
    [{ schedule: "cron(0 5 30 2 ? *)" }, "schedule-impossible rules[0].schedule"],
    [{ schedule: "cron(0 5 * * ? 2020)" }, "schedule-impossible rules[0].schedule"],
    [{ schedule: "daily" }, "schedule-impossible rules[0].schedule"],
    [
      { scheduleExpressionTimezone: "Europe/Atlantis" },
      "schedule-impossible rules[0].scheduleExpressionTimezone",
    ],
    [{ startWindow: 59 }, "window-refused rules[0].startWindow"],
    [{ startWindow: 120, completionWindow: 119 }, "window-refused rules[0].completionWindow"],
    [
      { copyActions: [{ destinationVaultArn: vaultArn("main") }] },
      "copy-to-same-vault rules[0].copyActions[0].destinationVaultArn",
    ],
  ])("is named with its property: %j", (rule, expected) => {
    expect(own(rule)).toEqual([expected]);
  });

  it.each([
    { schedule: "cron(0 5 29 2 ? *)" },
    { schedule: UNKNOWN },
    { scheduleExpressionTimezone: "Europe/Berlin" },
    { startWindow: 60, completionWindow: 60 },
    { startWindow: UNKNOWN },
    { copyActions: [{ destinationVaultArn: vaultArn("main", "222222222222") }] },
    { copyActions: [{ destinationVaultArn: vaultArn("main").replace(HOME_REGION, "eu-central-1") }] },
  ])("is not what can be, or is not known: %j", (rule) => {
    expect(own(rule).filter((text) => !text.includes("?"))).toEqual([]);
  });
});

describe("the role of a selection", () => {
  const arn = "arn:aws:iam::1:role/b";
  const role = (inputs: Record<string, unknown> = {}) =>
    record("aws:iam/role:Role", "role", inputs, { id: "backup-role", outputs: { arn } });
  const attachment = (policyArn: string) =>
    record("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", {
      role: "backup-role",
      policyArn,
    });
  const inline = (name: string, statement: Record<string, unknown>) =>
    record("aws:iam/rolePolicy:RolePolicy", name, {
      role: "backup-role",
      policy: JSON.stringify({ Statement: [{ Resource: "*", ...statement }] }),
    });
  const chosen = selection({ iamRoleArn: arn });
  const may = (...records: ResourceRecord[]): string[] =>
    kinds(...records, chosen).filter((text) => text.startsWith("backup-role"));

  it.each([
    ["arn:aws:iam::aws:policy/AdministratorAccess", true],
    ["arn:aws:iam::aws:policy/AWSBackupFullAccess", true],
    ["arn:aws-cn:iam::aws:policy/AWSBackupFullAccess", true],
    ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup", false],
    ["arn:aws:iam::111111111111:policy/AdministratorAccess", false],
  ])("may delete by the policy of AWS that is attached to it: %s is %s", (policyArn, expected) => {
    expect(may(role(), attachment(policyArn))).toEqual(expected ? ["backup-role-may-delete policyArn"] : []);
    expect(may(role({ managedPolicyArns: [policyArn] }))).toEqual(
      expected ? ["backup-role-may-delete managedPolicyArns[0]"] : [],
    );
  });

  it("may not what another statement denies it everywhere", () => {
    const allow = inline("allow", { Effect: "Allow", Action: "backup:*" });
    const deny = (more: Record<string, unknown>) =>
      inline("deny", {
        Effect: "Deny",
        Action: [
          "backup:DeleteRecoveryPoint",
          "backup:UpdateRecoveryPointLifecycle",
          "backup:DeleteBackupVaultLockConfiguration",
        ],
        ...more,
      });
    expect(may(role(), allow)).toHaveLength(1);
    expect(may(role(), allow, deny({}))).toEqual([]);
    expect(may(role(), allow, deny({ Action: "backup:DeleteRecoveryPoint" }))).toHaveLength(1);
    expect(may(role(), allow, deny({ Condition: { Bool: { "aws:x": "true" } } }))).toHaveLength(1);
    expect(may(role(), allow, deny({ Resource: "arn:aws:backup:*:*:recovery-point:1" }))).toHaveLength(1);
  });
});

describe("a retention that the cloud refuses", () => {
  const limits = (...records: ResourceRecord[]): string[] =>
    everyKind(...records).filter((text) => text.startsWith("retention-outside-service-limits"));
  const refused = (path: string): string[] => [`retention-outside-service-limits ${path}`];

  it.each([
    [0, refused("rules[0].lifecycle.deleteAfter")],
    [1, []],
    [36_500, []],
    [36_501, refused("rules[0].lifecycle.deleteAfter")],
    [-1, []],
    [undefined, []],
    [UNKNOWN, ["retention-outside-service-limits? nightly#rules[0].lifecycle.deleteAfter"]],
  ])("is one of a plan of less than a day or more than a hundred years: %s", (deleteAfter, expected) => {
    expect(limits(vault, plan({ lifecycle: { deleteAfter } }))).toEqual(expected);
  });

  it.each([
    [35, []],
    [36, refused("backupRetentionPeriod")],
  ])("is one of a database of more than 35 days: %s", (backupRetentionPeriod, expected) => {
    expect(limits(record("aws:rds/instance:Instance", "db", { backupRetentionPeriod }))).toEqual(expected);
  });

  it.each([
    ["V1", 5, []],
    ["V1", 6, refused("properties.instantRpRetentionRangeInDays")],
    [undefined, 6, refused("properties.instantRpRetentionRangeInDays")],
    ["V2", 30, []],
    ["V2", 31, refused("properties.instantRpRetentionRangeInDays")],
    ["V2", 0, refused("properties.instantRpRetentionRangeInDays")],
  ])("is one of snapshots by a policy of Azure: %s, %s", (policyType, days, expected) => {
    const properties = { policyType, instantRpRetentionRangeInDays: days };
    expect(limits(record("azure-native:recoveryservices:ProtectionPolicy", "p", { properties }))).toEqual(
      expected,
    );
  });
});
