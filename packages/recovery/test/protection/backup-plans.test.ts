import { renderSchedule } from "@rampart/core/units";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { isUndetermined } from "../../src/protection/protection.ts";
import { HOME_ACCOUNT, HOME_REGION, named, protectionsFor, record, summaryOf, urnOf } from "./stacks.ts";

const DAY = 86_400;
const HOUR = 3600;
const TABLE = "aws:dynamodb/table:Table";
const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

const gold = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }] };
const table = record(TABLE, "orders", { tags: { backup: "gold" } });
const vault = record(VAULT, "main", { name: "main" }, { id: "main" });

function plan(rule: Record<string, unknown>, fields = {}) {
  const rules = [{ ruleName: "daily", targetVaultName: "main", schedule: "cron(0 5 ? * * *)", ...rule }];
  return record(PLAN, "nightly", { name: "nightly", rules }, { id: "plan-1", ...fields });
}

function selection(inputs: Record<string, unknown> = gold) {
  return record(SELECTION, "gold", { planId: "plan-1", ...inputs });
}

describe("a plan of AWS Backup", () => {
  it("has the windows of its vendor where it names none: 8 hours to start, 7 days to complete", () => {
    const protections = protectionsFor("orders", table, vault, plan({}), selection());
    const daily = protections.find(({ by }) => by === urnOf(PLAN, "nightly"));
    expect(named(protections, "plan nightly, rule daily")).toEqual({
      kind: "scheduled-backup",
      name: "plan nightly, rule daily",
      delay: 8 * HOUR + 7 * DAY,
      scheduled: true,
      survives: "dz",
      days: "for ever",
    });
    if (daily === undefined || isUndetermined(daily.stream) || daily.stream.schedule === undefined) {
      throw new Error("no schedule");
    }
    expect(renderSchedule(daily.stream.schedule)).toBe("0 5 * * *");
    expect(daily.stream.delays.map(({ name, source }) => [name, source.startsWith("https://")])).toEqual([
      ["start window (default)", true],
      ["completion window (default)", true],
    ]);
  });

  it("has the windows, zone and retention of its rule, each named by its property", () => {
    const rule = {
      startWindow: 60,
      completionWindow: 120,
      scheduleExpressionTimezone: "Europe/Berlin",
      lifecycle: { deleteAfter: 35 },
    };
    const [, ...protections] = protectionsFor("orders", table, vault, plan(rule), selection());
    const [daily] = protections;
    if (daily === undefined || isUndetermined(daily.stream)) throw new Error("undetermined");
    expect(daily.stream.schedule?.timeZone).toBe("Europe/Berlin");
    expect(daily.stream.delays).toEqual([
      { name: "start window", seconds: 3600, source: "nightly#rules[0].startWindow" },
      { name: "completion window", seconds: 7200, source: "nightly#rules[0].completionWindow" },
    ]);
    expect(daily.retention).toEqual({ seconds: 35 * DAY, path: "nightly#rules[0].lifecycle.deleteAfter" });
  });

  it("runs at 05:00 UTC without a schedule", () => {
    const protections = protectionsFor("orders", table, vault, plan({ schedule: undefined }), selection());
    expect(named(protections, "plan nightly").scheduled).toBe(true);
  });

  it("is not guessed at where a value is not known: the property is named", () => {
    const unknown = plan({ startWindow: UNKNOWN, lifecycle: { deleteAfter: UNKNOWN } });
    expect(named(protectionsFor("orders", table, vault, unknown, selection()), "plan nightly")).toMatchObject(
      {
        delay: ["nightly#rules[0].startWindow"],
        days: ["nightly#rules[0].lifecycle.deleteAfter"],
      },
    );
  });

  it("says what is wrong with a schedule that is none", () => {
    const protections = protectionsFor("orders", table, vault, plan({ schedule: "daily" }), selection());
    const nightly = protections.find(({ kind }) => kind === "scheduled-backup");
    if (nightly === undefined || !isUndetermined(nightly.stream)) throw new Error("it has a stream");
    expect(nightly.stream.undetermined).toEqual([{ path: "nightly#rules[0].schedule", reason: "malformed" }]);
    expect(nightly.stream.why).toContain('"daily"');
  });

  it("protects nothing that no selection takes, and nothing in another region", () => {
    const plans = (store = table) =>
      protectionsFor("orders", store, vault, plan({}), selection()).filter(
        ({ kind }) => kind === "scheduled-backup",
      );
    expect(plans()).toHaveLength(1);
    expect(plans(record(TABLE, "orders", { tags: { backup: "Gold" } }))).toEqual([]);
    expect(plans(record(TABLE, "orders", { tags: { backup: "gold" }, region: "us-east-1" }))).toEqual([]);
  });

  it("may protect what a selection may take: its stream is undetermined", () => {
    const store = record(TABLE, "orders", { tags: UNKNOWN });
    expect(
      named(protectionsFor("orders", store, vault, plan({}), selection()), "plan nightly"),
    ).toMatchObject({ delay: ["gold#tags"] });
  });

  it("is found by its wires in a preview, where neither its id nor the names of vaults are known", () => {
    const wired = plan(
      { targetVaultName: UNKNOWN },
      { id: "", propertyDependencies: { rules: [urnOf(VAULT, "main")] } },
    );
    const chosen = record(
      SELECTION,
      "gold",
      { planId: UNKNOWN, ...gold },
      { propertyDependencies: { planId: [urnOf(PLAN, "nightly")], selectionTags: [] } },
    );
    const planned = record(VAULT, "main", { name: "main" });
    const lock = record(
      LOCK,
      "lock",
      { backupVaultName: UNKNOWN, changeableForDays: 3 },
      { propertyDependencies: { backupVaultName: [urnOf(VAULT, "main")] } },
    );
    expect(
      named(protectionsFor("orders", table, planned, lock, wired, chosen), "plan nightly"),
    ).toMatchObject({
      delay: 8 * HOUR + 7 * DAY,
      survives: "dza",
    });
  });

  it("may be any, where a selection does not say whose it is: nothing of it is known then", () => {
    const chosen = selection({ ...gold, planId: UNKNOWN });
    expect(named(protectionsFor("orders", table, vault, plan({}), chosen), "selection gold")).toMatchObject({
      delay: ["gold#planId"],
      survives: "d?z?r?a?",
    });
  });

  it("counts once, whichever of its selections take the resource", () => {
    const second = record(SELECTION, "all", { planId: "plan-1", resources: ["*"] });
    const protections = protectionsFor("orders", table, vault, plan({}), selection(), second);
    expect(protections.filter(({ kind }) => kind === "scheduled-backup")).toHaveLength(1);
  });

  it("takes no type that AWS Backup does not support", () => {
    const cache = record("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
      tags: { backup: "gold" },
    });
    expect(protectionsFor("sessions", cache, vault, plan({}), selection())).toEqual([]);
  });

  it("finds its selection by tag, ARN, pattern, wire and condition alike", () => {
    const arn = `arn:aws:dynamodb:${HOME_REGION}:${HOME_ACCOUNT}:table/orders`;
    const deployed = record(TABLE, "orders", { tags: { backup: "gold" } }, { outputs: { arn } });
    const wired = record(
      SELECTION,
      "gold",
      { planId: "plan-1", resources: [UNKNOWN] },
      { propertyDependencies: { resources: [urnOf(TABLE, "orders")] } },
    );
    const conditions = [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "gold" }] }];
    for (const chosen of [
      selection(),
      selection({ resources: [arn] }),
      selection({ resources: ["arn:aws:dynamodb:*:*:table/*"] }),
      selection({ resources: ["*"], conditions }),
      selection({ conditions }),
      wired,
    ]) {
      const protections = protectionsFor("orders", deployed, vault, plan({}), chosen);
      expect(named(protections, "plan nightly").delay).toBe(8 * HOUR + 7 * DAY);
    }
    const other = selection({ resources: [arn.replace("orders", "invoices")] });
    const none = protectionsFor("orders", deployed, vault, plan({}), other);
    expect(none.map(({ kind }) => kind)).not.toContain("scheduled-backup");
  });

  it("needs the opt-in of its region for a selection by tag, and not for one by ARN", () => {
    const settings = record("aws:backup/regionSettings:RegionSettings", "settings", {
      resourceTypeOptInPreference: { DynamoDB: false, Aurora: false },
    });
    const kinds = (store: Parameters<typeof protectionsFor>[1], chosen = selection()) =>
      protectionsFor("orders", store, vault, plan({}), settings, chosen).map(({ kind }) => kind);
    expect(kinds(table)).not.toContain("scheduled-backup");
    expect(kinds(table, selection({ resources: ["arn:aws:dynamodb:*:*:table/*"] }))).toContain(
      "scheduled-backup",
    );
    // Aurora needs it either way.
    const aurora = record("aws:rds/cluster:Cluster", "orders", { engine: "aurora-mysql" });
    expect(kinds(aurora, selection({ resources: ["arn:aws:rds:*:*:cluster:*"] }))).not.toContain(
      "scheduled-backup",
    );
  });

  it("takes any moment of what can be wound back, and snapshots of the rest", () => {
    const rule = plan({ enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } });
    const database = record("aws:rds/instance:Instance", "db", { tags: { backup: "gold" } });
    const protections = protectionsFor("db", database, vault, rule, selection());
    expect(protections.map(summaryOf)).toEqual([
      {
        kind: "continuous-backup",
        name: "plan nightly, rule daily, any moment",
        delay: 300,
        scheduled: false,
        survives: "dz",
        days: 35,
      },
    ]);
    expect(named(protectionsFor("orders", table, vault, rule, selection()), "plan nightly").kind).toBe(
      "scheduled-backup",
    );
  });

  it("backs up the volumes of an instance that it selects", () => {
    const instance = record("aws:ec2/instance:Instance", "web", { tags: { backup: "gold" } }, { id: "i-1" });
    const volume = record("aws:ebs/volume:Volume", "data", {}, { id: "vol-1" });
    const attachment = record("aws:ec2/volumeAttachment:VolumeAttachment", "data-web", {
      volumeId: "vol-1",
      instanceId: "i-1",
    });
    const protections = protectionsFor("data", instance, volume, attachment, vault, plan({}), selection());
    expect(protections.map(({ kind }) => kind)).toEqual(["scheduled-backup"]);
  });
});

describe("a cluster of RDS that is not Aurora", () => {
  it("has snapshots only, which cannot be copied", () => {
    const cluster = (engine: string) =>
      protectionsFor(
        "db",
        record("aws:rds/cluster:Cluster", "db", { engine, tags: { backup: "gold" } }),
        vault,
        plan({
          enableContinuousBackup: true,
          copyActions: [{ destinationVaultArn: "arn:aws:backup:us-east-1:1:backup-vault:dr" }],
        }),
        selection(),
      )
        .filter(({ by }) => by === urnOf(PLAN, "nightly"))
        .map(({ name }) => name);
    expect(cluster("postgres")).toEqual(["plan nightly, rule daily"]);
    expect(cluster("aurora-postgresql")).toEqual([
      "plan nightly, rule daily, any moment",
      "plan nightly, rule daily, copy to us-east-1, account 1",
    ]);
  });
});

describe("a copy that a rule makes", () => {
  const abroad = (region: string, account: string) => `arn:aws:backup:${region}:${account}:backup-vault:dr`;
  const copied = (arn: unknown, lifecycle?: unknown) =>
    plan({ lifecycle: { deleteAfter: 35 }, copyActions: [{ destinationVaultArn: arn, lifecycle }] });

  it.each([
    ["to another region", abroad("eu-central-1", HOME_ACCOUNT), "copy to eu-central-1", "dzra?"],
    ["to another account", abroad(HOME_REGION, "222222222222"), "copy to account 222222222222", "dza"],
    ["to both", abroad("us-east-1", "222222222222"), "copy to us-east-1, account 222222222222", "dzra"],
    ["to neither", abroad(HOME_REGION, HOME_ACCOUNT), "copy to another vault", "dza?"],
  ])("%s survives what its vault survives", (_, arn, name, survives) => {
    const protections = protectionsFor("orders", table, vault, copied(arn), selection());
    expect(named(protections, `plan nightly, rule daily, ${name}`)).toMatchObject({
      delay: 8 * HOUR + 7 * DAY + 2 * HOUR,
      survives,
      days: 35,
    });
  });

  it("takes for granted that copying takes no time once it has begun, and says so", () => {
    const protections = protectionsFor(
      "orders",
      table,
      vault,
      copied(abroad("eu-central-1", HOME_ACCOUNT)),
      selection(),
    );
    const copy = protections.find(({ name }) => name.includes("copy to"));
    expect(copy?.assumes).toHaveLength(1);
  });

  it("is kept as its own lifecycle says", () => {
    const protections = protectionsFor(
      "orders",
      table,
      vault,
      copied(abroad("eu-central-1", HOME_ACCOUNT), { deleteAfter: 365 }),
      selection(),
    );
    expect(named(protections, "plan nightly, rule daily, copy").days).toBe(365);
  });

  it("is not known to be anywhere while its vault is not known", () => {
    const protections = protectionsFor("orders", table, vault, copied(UNKNOWN), selection());
    expect(named(protections, "plan nightly, rule daily, copy to a vault").survives).toBe("dzr?a?");
  });

  it("goes to the vault that the plan is wired to, before its ARN is known", () => {
    const dr = record(VAULT, "dr", { name: "dr", region: "eu-central-1" });
    const wired = plan(
      { copyActions: [{ destinationVaultArn: UNKNOWN }] },
      { propertyDependencies: { rules: [urnOf(VAULT, "dr"), urnOf(VAULT, "main")] } },
    );
    const protections = protectionsFor("orders", table, vault, dr, wired, selection());
    expect(named(protections, "plan nightly, rule daily, copy to eu-central-1").survives).toBe("dzr");
  });

  it("is not made of what cannot be copied", () => {
    const cluster = record("aws:redshift/cluster:Cluster", "facts", {
      tags: { backup: "gold" },
      automatedSnapshotRetentionPeriod: 0,
    });
    const protections = protectionsFor(
      "facts",
      cluster,
      vault,
      copied(abroad("eu-central-1", HOME_ACCOUNT)),
      selection(),
    );
    expect(protections.map(({ name }) => name)).toEqual(["plan nightly, rule daily"]);
  });
});

describe("whoever holds the account", () => {
  const key = `arn:aws:kms:${HOME_REGION}:${HOME_ACCOUNT}:key/k`;
  const survives = (...more: Parameters<typeof record>[]) =>
    named(
      protectionsFor("orders", table, plan({}), selection(), ...more.map((one) => record(...one))),
      "plan nightly",
    ).survives;
  const locked = (inputs: Record<string, unknown>): Parameters<typeof record> => [
    LOCK,
    "lock",
    { backupVaultName: "main", ...inputs },
  ];

  it("can empty a vault without a lock, or with one in governance mode", () => {
    expect(survives([VAULT, "main", { name: "main" }])).toBe("dz");
    expect(survives([VAULT, "main", { name: "main" }], locked({ minRetentionDays: 30 }))).toBe("dz");
  });

  it("cannot empty a vault locked in compliance mode", () => {
    expect(survives([VAULT, "main", { name: "main" }], locked({ changeableForDays: 3 }))).toBe("dza");
  });

  it("can delete the key of such a vault, where it is a key of the same account", () => {
    const lock = locked({ changeableForDays: 3 });
    expect(survives([VAULT, "main", { name: "main", kmsKeyArn: key }], lock)).toBe("dz");
    const foreign = key.replace(HOME_ACCOUNT, "222222222222");
    expect(survives([VAULT, "main", { name: "main", kmsKeyArn: foreign }], lock)).toBe("dza");
  });

  it("cannot delete the key of AWS, which the provider reports where the program names none", () => {
    const deployed: Parameters<typeof record> = [
      VAULT,
      "main",
      { name: "main" },
      { outputs: { name: "main", kmsKeyArn: key } },
    ];
    expect(survives(deployed, locked({ changeableForDays: 3 }))).toBe("dza");
  });

  it("can delete the key of a volume, which opens its snapshots but not their copies", () => {
    const mainArn = `arn:aws:backup:${HOME_REGION}:${HOME_ACCOUNT}:backup-vault:main`;
    const secondArn = `arn:aws:backup:${HOME_REGION}:${HOME_ACCOUNT}:backup-vault:second`;
    const disk = (inputs: Record<string, unknown>) =>
      protectionsFor(
        "disk",
        record("aws:ebs/volume:Volume", "disk", { tags: { backup: "gold" }, ...inputs }),
        record(VAULT, "main", { name: "main" }, { outputs: { arn: mainArn } }),
        record(VAULT, "second", { name: "second" }, { outputs: { arn: secondArn } }),
        record(...locked({ changeableForDays: 3 })),
        record(LOCK, "second-lock", { backupVaultName: "second", changeableForDays: 3 }),
        plan({ copyActions: [{ destinationVaultArn: secondArn }] }),
        selection(),
      ).map(summaryOf);
    expect(disk({})[0]).toMatchObject({ survives: "dza" });
    expect(disk({ kmsKeyId: key })).toMatchObject([{ survives: "dz" }, { survives: "dza" }]);
    expect(disk({ kmsKeyId: key.replace(HOME_ACCOUNT, "222222222222") })[0]).toMatchObject({
      survives: "dza",
    });
  });

  it("is not known to be able to, where the vault is not in the graph", () => {
    expect(survives()).toBe("dza?");
  });

  it("cannot empty an air-gapped vault", () => {
    const arn = `arn:aws:backup:${HOME_REGION}:${HOME_ACCOUNT}:backup-vault:gap`;
    const gap = record(
      "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
      "gap",
      { name: "gap", minRetentionDays: 7, maxRetentionDays: 35 },
      { outputs: { arn } },
    );
    const rule = plan({ targetLogicallyAirGappedBackupVaultArn: arn });
    const protections = protectionsFor("orders", table, vault, gap, rule, selection());
    expect(named(protections, "plan nightly, rule daily, air-gapped").survives).toBe("dza");
  });
});

describe("what is kept", () => {
  const bucket = record("aws:s3/bucket:Bucket", "files", { tags: { backup: "gold" } });
  const kept = (deleteAfter?: number) =>
    named(
      protectionsFor(
        "files",
        bucket,
        record(VAULT, "main", { name: "main" }),
        plan({ enableContinuousBackup: true, lifecycle: { deleteAfter } }),
        selection(),
      ),
      "plan nightly, rule daily, any moment",
    ).days;

  it("of continuous backups is the last 35 days at most, whatever the rule says", () => {
    expect(kept(7)).toBe(7);
    expect(kept(35)).toBe(35);
    expect(kept(90)).toBe(35);
    expect(kept()).toBe(35);
  });

  it("is nothing where the lock of the vault refuses what the rule asks for", () => {
    const table = record("aws:dynamodb/table:Table", "orders", { tags: { backup: "gold" } });
    const names = (deleteAfter: number) =>
      protectionsFor(
        "orders",
        table,
        record(VAULT, "main", { name: "main" }),
        record(LOCK, "lock", { backupVaultName: "main", minRetentionDays: 30 }),
        plan({ lifecycle: { deleteAfter } }),
        selection(),
      )
        .map(({ name }) => name)
        .filter((name) => name.startsWith("plan"));
    expect(names(30)).toHaveLength(1);
    expect(names(29)).toEqual([]);
  });
});
