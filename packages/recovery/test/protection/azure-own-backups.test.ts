import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { isUndetermined, type Protection } from "../../src/protection/protection.ts";
import { named, protectionsFor, record, SUBSCRIPTION } from "./stacks.ts";

const HOUR = 3600;

function azure(type: string, name: string, inputs: Record<string, unknown> = {}): ResourceRecord {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/${type.split(":")[1]}/${name}`;
  return record(`azure-native:${type}`, name, { location: "westeurope", ...inputs }, { id });
}

function everyOf(protections: readonly Protection[], name: string): number | undefined {
  const stream = protections.find((one) => one.name === name)?.stream;
  if (stream === undefined || isUndetermined(stream) || stream.schedule?.kind !== "rate") return undefined;
  return stream.schedule.every;
}

describe("a dedicated SQL pool of Synapse", () => {
  it("has restore points every eight hours for a week, and a geo-backup a day unless its storage is local", () => {
    const pool = protectionsFor("pool", azure("synapse:SqlPool", "pool"));
    expect(named(pool, "restore points")).toMatchObject({ survives: "d", days: 7 });
    expect(everyOf(pool, "restore points")).toBe(8 * HOUR);
    expect(named(pool, "geo-backup")).toMatchObject({ survives: "zr", days: 7 });
    expect(everyOf(pool, "geo-backup")).toBe(24 * HOUR);
    const local = protectionsFor("pool", azure("synapse:SqlPool", "pool", { storageAccountType: "LRS" }));
    expect(local.map(({ name }) => name)).toEqual(["restore points"]);
  });
});

describe("a cache for Redis", () => {
  const cache = (redisConfiguration: Record<string, unknown>) =>
    protectionsFor("cache", azure("redis:Redis", "cache", { redisConfiguration }));

  it("has snapshots as often as it says, in a storage account that stays", () => {
    const found = cache({ rdbBackupEnabled: "true", rdbBackupFrequency: "60" });
    expect(named(found, "snapshots")).toMatchObject({ survives: "d" });
    expect(everyOf(found, "snapshots in a storage account")).toBe(HOUR);
    expect(cache({ rdbBackupEnabled: "false", rdbBackupFrequency: "60" })).toEqual([]);
    expect(cache({})).toEqual([]);
  });

  it("names the frequency where it is not known", () => {
    const found = cache({ rdbBackupEnabled: "true", rdbBackupFrequency: UNKNOWN });
    expect(named(found, "snapshots").delay).toEqual(["cache#redisConfiguration.rdbBackupFrequency"]);
  });
});

describe("a store of App Configuration", () => {
  const kept = (inputs: Record<string, unknown>) =>
    protectionsFor("store", azure("appconfiguration:ConfigurationStore", "store", inputs)).filter(
      ({ name }) => name === "soft delete",
    );

  it("can be had back for a week, by nobody who purged it, and never where it is free", () => {
    expect(named(kept({ sku: { name: "Standard" } }), "soft delete")).toMatchObject({
      survives: "d",
      days: 7,
    });
    const guarded = kept({
      sku: { name: "Standard" },
      enablePurgeProtection: true,
      softDeleteRetentionInDays: 3,
    });
    expect(named(guarded, "soft delete")).toMatchObject({ survives: "da", days: 3 });
    expect(kept({ sku: { name: "Free" } })).toEqual([]);
  });
});

describe("a volume of NetApp Files", () => {
  const volume = azure("netapp:CapacityPoolVolume", "home");
  const replicaOf = (replicationSchedule: unknown) =>
    azure("netapp:CapacityPoolVolume", "copy", {
      location: "northeurope",
      dataProtection: { replication: { remoteVolumeResourceId: volume.id, replicationSchedule } },
    });

  it.each([
    ["_10minutely", 1200],
    ["hourly", 2 * HOUR],
    ["daily", 48 * HOUR],
    [UNKNOWN, ["copy#dataProtection.replication.replicationSchedule"]],
  ])("is behind in its replica as Azure says of the schedule: %s", (schedule, delay) => {
    const found = named(protectionsFor("home", volume, replicaOf(schedule)), "replica volume copy");
    expect(found).toMatchObject({ delay, survives: "dzr" });
  });

  it("is backed up daily while its policy is enforced, for as long as that keeps daily backups", () => {
    const policy = azure("netapp:BackupPolicy", "policy", { dailyBackupsToKeep: 14 });
    const backedUp = (policyEnforced?: boolean) =>
      protectionsFor(
        "home",
        azure("netapp:CapacityPoolVolume", "home", {
          dataProtection: { backup: { backupPolicyId: policy.id, policyEnforced } },
        }),
        policy,
      );
    expect(named(backedUp(), "backups by policy")).toMatchObject({ survives: "dz", days: 14 });
    expect(backedUp(false)).toEqual([]);
  });
});

describe("object replication", () => {
  it("keeps blobs in the account it goes to, any time behind", () => {
    const source = azure("storage:StorageAccount", "files", { sku: { name: "Standard_LRS" } });
    const target = azure("storage:StorageAccount", "copy", { location: "northeurope" });
    const policy = azure("storage:ObjectReplicationPolicy", "policy", {
      sourceAccount: source.id,
      destinationAccount: target.id,
    });
    const found = named(protectionsFor("files", source, target, policy), "object replication policy");
    expect(found).toMatchObject({ survives: "dzr" });
    expect(Array.isArray(found.delay)).toBe(true);
  });
});
