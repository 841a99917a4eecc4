// The data in one stack, what backs it up in another: neither is judged as if the other were not there.
import type { Objectives } from "@rampart/core/config";
import type { Finding } from "@rampart/core/finding";
import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { backupRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";

const ACCOUNT = "123456789012";

function record(
  stack: string,
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  arn: string,
): ResourceRecord {
  return {
    urn: `urn:pulumi:${stack}::shop::${type}::${name}`,
    type,
    custom: true,
    id: `${name}-id`,
    inputs,
    outputs: { ...inputs, id: `${name}-id`, arn },
    propertyDependencies: {},
  };
}

const volume = (tags: Record<string, string>): ResourceRecord =>
  record(
    "data",
    "aws:ebs/volume:Volume",
    "settlement",
    { tags },
    `arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-1`,
  );

function backups(rule: Record<string, unknown>): readonly ResourceRecord[] {
  const plan = record(
    "backup",
    "aws:backup/plan:Plan",
    "nightly",
    {
      name: "nightly",
      rules: [{ ruleName: "daily", targetVaultName: "orders", schedule: "cron(0 5 ? * * *)", ...rule }],
    },
    `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-plan:nightly`,
  );
  const selection = record(
    "backup",
    "aws:backup/selection:Selection",
    "stores",
    { planId: "nightly-id", selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }] },
    "",
  );
  return [plan, selection];
}

const vault = (stack: string, region: string): ResourceRecord =>
  record(
    stack,
    "aws:backup/vault:Vault",
    "orders",
    { name: "orders" },
    `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:orders`,
  );

function promising(objectives: Objectives): Settings {
  const promises: Settings["promises"] = {
    version: 1,
    tiers: { critical: objectives },
    workloads: { orders: { tier: "critical", owner: "team-orders", match: { stacks: ["data"] } } },
  };
  return { ...DEFAULT_SETTINGS, promises };
}

/** What `rule` finds, with each stack in a file of its own. */
function found(
  rule: string,
  settings: Settings,
  ...stacks: readonly (readonly ResourceRecord[])[]
): readonly Finding[] {
  const graph = ResourceGraph.of(...stacks.map((records, index) => ({ name: `${index}.json`, records })));
  const rules = backupRules.filter(({ id }) => id === `backup/${rule}`);
  expect(rules).toHaveLength(1);
  return evaluate(graph, rules, { settings }).findings;
}

describe("a volume in one stack, and its plan in another", () => {
  const windows = { startWindow: 60, completionWindow: 120 };
  const data = [volume({ backup: "nightly" })];

  it("is in a backup plan", () => {
    expect(found("data-stores-in-a-backup-plan", DEFAULT_SETTINGS, data)).toMatchObject([
      { outcome: "fail" },
    ]);
    expect(found("data-stores-in-a-backup-plan", DEFAULT_SETTINGS, data, backups({}))).toEqual([]);
  });

  it("keeps the recovery point objective that the plan is good for, and misses a shorter one with the reason", () => {
    const rule = "recovery-point-objectives-met";
    const wants = (rpo: string): Settings => promising({ rpo, copies: { regions: 1 } });
    expect(found(rule, wants("27h"), data, backups(windows))).toEqual([]);
    const [finding, ...others] = found(rule, wants("24h"), data, backups(windows));
    expect(finding).toMatchObject({ outcome: "fail", urn: data[0]?.urn });
    expect(finding?.message).toMatch(
      /^up to 1d3h of its data is lost when it is deleted, or when its zone is lost, and 1d may be: gap of .* 1d/,
    );
    expect(finding?.message).toContain("start window 1h + completion window 2h");
    expect(others).toEqual([]);
  });

  it("does not keep a daily objective with the windows that AWS gives a daily plan", () => {
    const [finding] = found("recovery-point-objectives-met", promising({ rpo: "24h" }), data, backups({}));
    expect(finding?.message).toContain("up to 8d8h of its data is lost");
  });

  it("reaches the retention that the plan keeps, and no longer one", () => {
    const rule = "promised-retention-reached";
    const plan = backups({ lifecycle: { deleteAfter: 14 } });
    expect(found(rule, promising({ retention: "14d" }), data, plan)).toEqual([]);
    expect(found(rule, promising({ retention: "35d" }), data, plan)).toMatchObject([
      {
        outcome: "fail",
        message: "recovery points that outlive its deletion are kept for 14d at most, and 35d are promised",
      },
    ]);
  });

  it("is copied where the tier wants it by a plan that names a vault of a third stack", () => {
    const rule = "promised-copies-made";
    const wants = promising({ copies: { regions: 1 } });
    const copies = { destinationVaultArn: `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:orders` };
    const elsewhere = [vault("recovery", "eu-central-1")];
    expect(found(rule, wants, data, backups({ copyActions: [copies] }), elsewhere)).toEqual([]);
    expect(found(rule, wants, data, backups({}), elsewhere)).toMatchObject([
      { outcome: "fail", message: "a copy in another region is promised, and there is none" },
    ]);
  });

  it("is missed by a tag that is nearly that of the selection", () => {
    const rule = "tags-match-selections";
    expect(found(rule, DEFAULT_SETTINGS, data, backups({}))).toEqual([]);
    const [finding] = found(rule, DEFAULT_SETTINGS, [volume({ backup: "Nightly" })], backups({}));
    expect(finding?.message).toContain("backup=Nightly, and a selection wants backup=nightly");
  });
});

it("judges copies by the lock of the vault they go to, in whatever stack it is", () => {
  const lock = record(
    "recovery",
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "orders",
    { backupVaultName: "orders", minRetentionDays: 30 },
    "",
  );
  const plan = (deleteAfter: number): readonly ResourceRecord[] =>
    backups({
      lifecycle: { deleteAfter: 35 },
      copyActions: [
        {
          destinationVaultArn: `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:orders`,
          lifecycle: { deleteAfter },
        },
      ],
    });
  const recovery = [vault("recovery", "eu-central-1"), lock];
  const rule = "retention-within-vault-locks";
  expect(found(rule, DEFAULT_SETTINGS, plan(35), recovery)).toEqual([]);
  expect(found(rule, DEFAULT_SETTINGS, plan(7), recovery)).toMatchObject([
    { outcome: "fail", path: "rules[0].copyActions[0].lifecycle.deleteAfter" },
  ]);
});
