import type { ResourceRecord } from "@rampart/core/graph";
import { parseSchedule, renderSchedule } from "@rampart/core/units";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { leastSeconds, scheduleOfInterval } from "../../src/protection/azure/intervals.ts";
import { ianaZone, WINDOWS_ZONES } from "../../src/protection/azure/windows-time-zones.ts";
import { isUndetermined, type Protection } from "../../src/protection/protection.ts";
import { named, protectionsFor, record, SUBSCRIPTION } from "./stacks.ts";

const HOUR = 3600;
const DAY = 86_400;

function azure(type: string, name: string, inputs: Record<string, unknown> = {}): ResourceRecord {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/${type.split(":")[1]}/${name}`;
  return record(
    `azure-native:${type}`,
    name,
    { location: "westeurope", ...inputs },
    { id, outputs: { name } },
  );
}

function idOf({ id }: ResourceRecord): string {
  return id ?? "";
}

function scheduleOf(protections: readonly Protection[], name: string): string {
  const stream = protections.find((one) => one.name === name)?.stream;
  if (stream === undefined || isUndetermined(stream) || stream.schedule === undefined) return "none";
  return `${renderSchedule(stream.schedule)} ${stream.schedule.timeZone}`;
}

describe("a machine in a Recovery Services vault", () => {
  const machine = azure("compute:VirtualMachine", "web");
  const vault = (properties = {}) =>
    azure("recoveryservices:Vault", "vault", { vaultName: "vault", properties });
  const policy = (properties: Record<string, unknown>) =>
    azure("recoveryservices:ProtectionPolicy", "nightly", {
      properties: {
        backupManagementType: "AzureIaasVM",
        timeZone: "W. Europe Standard Time",
        schedulePolicy: {
          schedulePolicyType: "SimpleSchedulePolicy",
          scheduleRunFrequency: "Daily",
          scheduleRunTimes: ["2026-01-01T02:30:00Z"],
        },
        retentionPolicy: {
          dailySchedule: { retentionDuration: { count: 30, durationType: "Days" } },
          monthlySchedule: { retentionDuration: { count: 12, durationType: "Months" } },
        },
        ...properties,
      },
    });
  const item = (properties = {}) =>
    azure("recoveryservices:ProtectedItem", "item", {
      vaultName: "vault",
      properties: {
        protectedItemType: "AzureIaaSVMProtectedItem",
        sourceResourceId: idOf(machine),
        policyId: idOf(policy({})),
        ...properties,
      },
    });
  const of = (...records: ResourceRecord[]) => protectionsFor("web", machine, ...records);

  it("has snapshots at hand two hours later, and recovery points in the vault a day after that", () => {
    const protections = of(vault(), policy({}), item());
    expect(named(protections, "policy nightly, snapshots")).toMatchObject({
      delay: 2 * HOUR,
      survives: "d",
      days: 2,
    });
    expect(named(protections, "policy nightly, copy in the paired region")).toMatchObject({
      delay: 2 * HOUR + DAY + 12 * HOUR,
      survives: "dzr",
      days: 30,
    });
    expect(scheduleOf(protections, "policy nightly")).toBe("30 2 * * * Europe/Berlin");
    expect(named(protections, "policy nightly, monthly points, copy")).toMatchObject({ days: 336 });
  });

  it("says that a copy which cannot be restored at will waits for Microsoft", () => {
    const assumes = (properties: Record<string, unknown>) =>
      of(vault(properties), policy({}), item()).find(
        ({ name }) => name === "policy nightly, copy in the paired region",
      )?.assumes;
    expect(assumes({})?.join()).toContain("declares");
    expect(assumes({ redundancySettings: { crossRegionRestore: "Enabled" } })).toEqual([]);
  });

  it("is safe from the loss of a zone, and from its owner, where the vault says so", () => {
    const survives = (properties: Record<string, unknown>) => {
      const found = of(vault(properties), policy({}), item()).filter(({ name }) => name === "policy nightly");
      return found.map((one) => named([one], "policy nightly").survives);
    };
    expect(survives({})).toEqual(["d"]);
    const zone = { redundancySettings: { standardTierStorageRedundancy: "ZoneRedundant" } };
    expect(survives(zone)).toEqual(["dz"]);
    const state = (text: string) => ({
      securitySettings: { immutabilitySettings: { state: text } },
    });
    expect(survives(state("Unlocked"))).toEqual(["d"]);
    expect(survives(state("Locked"))).toEqual(["da"]);
  });

  it("is not guessed at where vault or policy are not in the graph", () => {
    const protections = of(item({ policyId: UNKNOWN }));
    expect(named(protections, "protected item item")).toMatchObject({
      delay: ["item#properties.policyId"],
      survives: "dz?a?",
    });
  });

  it("of several backups a day sends the last one to the vault", () => {
    const hourly = policy({
      policyType: "V2",
      timeZone: "UTC",
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Hourly",
        hourlySchedule: {
          interval: 4,
          scheduleWindowStartTime: "2026-01-01T08:00:00Z",
          scheduleWindowDuration: 12,
        },
      },
    });
    const protections = of(vault(), hourly, item());
    expect(scheduleOf(protections, "policy nightly, snapshots")).toBe("0 8-23/4 * * * Etc/UTC");
    expect(scheduleOf(protections, "policy nightly")).toBe("0 20 * * * Etc/UTC");
    expect(named(protections, "policy nightly, snapshots").days).toBe(7);
  });

  it.each([0, 1e-9, -4, UNKNOWN, "often"])("has no schedule with an interval of %s hours", (interval) => {
    const schedulePolicy = {
      scheduleRunFrequency: "Hourly",
      hourlySchedule: {
        interval,
        scheduleWindowStartTime: "2026-01-01T08:00:00Z",
        scheduleWindowDuration: 12,
      },
    };
    const protections = of(vault(), policy({ policyType: "V2", schedulePolicy }), item());
    expect(named(protections, "policy nightly, snapshots").delay).toEqual([
      "nightly#properties.schedulePolicy.hourlySchedule.interval",
    ]);
  });

  it("runs on the days of a weekly schedule, of either version", () => {
    const days = { scheduleRunDays: ["Monday", "Thursday"], scheduleRunTimes: ["2026-01-01T01:00:00Z"] };
    for (const schedulePolicy of [
      { scheduleRunFrequency: "Weekly", ...days },
      { scheduleRunFrequency: "Weekly", weeklySchedule: days },
    ]) {
      const protections = of(vault(), policy({ schedulePolicy, timeZone: "UTC" }), item());
      expect(scheduleOf(protections, "policy nightly")).toBe("0 1 * * MON,THU Etc/UTC");
    }
  });

  it("backs up the disks of the machine too, and the databases in it", () => {
    const disk = azure("compute:Disk", "data");
    const holder = azure("compute:VirtualMachine", "web", {
      storageProfile: { dataDisks: [{ managedDisk: { id: idOf(disk) } }] },
    });
    const ofDisk = protectionsFor("data", disk, holder, vault(), policy({}), item());
    expect(named(ofDisk, "policy nightly, snapshots").survives).toBe("d");
    const sql = policy({
      backupManagementType: "AzureWorkload",
      settings: { timeZone: "UTC" },
      subProtectionPolicy: [
        {
          policyType: "Log",
          schedulePolicy: { scheduleFrequencyInMins: 15 },
          retentionPolicy: { retentionDuration: { count: 15, durationType: "Days" } },
        },
      ],
    });
    const protections = of(vault(), sql, item({ protectedItemType: "AzureVmWorkloadSQLDatabase" }));
    expect(scheduleOf(protections, "policy nightly, log backups of item")).toBe("rate(15 minutes) UTC");
  });
});

describe("a Backup vault", () => {
  const disk = azure("compute:Disk", "data");
  const policy = azure("dataprotection:BackupPolicy", "daily", {
    properties: {
      policyRules: [
        {
          objectType: "AzureBackupRule",
          name: "BackupDaily",
          dataStore: { dataStoreType: "VaultStore" },
          trigger: {
            schedule: {
              repeatingTimeIntervals: ["R/2026-01-01T02:00:00+00:00/P1D"],
              timeZone: "Tokyo Standard Time",
            },
          },
        },
        {
          objectType: "AzureRetentionRule",
          name: "Default",
          isDefault: true,
          lifecycles: [
            { deleteAfter: { duration: "P30D" }, sourceDataStore: { dataStoreType: "VaultStore" } },
          ],
        },
      ],
    },
  });
  const vault = (storage: string, state = "Disabled") =>
    azure("dataprotection:BackupVault", "bv", {
      vaultName: "bv",
      properties: {
        storageSettings: [{ datastoreType: "VaultStore", type: storage }],
        securitySettings: { immutabilitySettings: { state } },
      },
    });
  const instance = (target: ResourceRecord, of: ResourceRecord) =>
    azure("dataprotection:BackupInstance", "instance", {
      vaultName: "bv",
      properties: {
        dataSourceInfo: { resourceID: idOf(target) },
        policyInfo: { policyId: idOf(of) },
      },
    });

  it("backs up at repeating intervals and keeps as its default rule says", () => {
    const protections = protectionsFor("data", disk, vault("GeoRedundant"), policy, instance(disk, policy));
    expect(scheduleOf(protections, "policy daily, BackupDaily")).toBe("0 2 * * * Asia/Tokyo");
    expect(named(protections, "policy daily, BackupDaily, copy")).toMatchObject({
      delay: 12 * HOUR,
      survives: "dzr",
      days: 30,
    });
    const locked = protectionsFor(
      "data",
      disk,
      vault("ZoneRedundant", "Locked"),
      policy,
      instance(disk, policy),
    );
    expect(named(locked, "policy daily")).toMatchObject({ survives: "dza" });
  });

  it("keeps blobs at hand without a schedule, in their own account", () => {
    const account = azure("storage:StorageAccount", "files", { sku: { name: "Standard_LRS" } });
    const kept = azure("dataprotection:BackupPolicy", "blobs", {
      properties: {
        policyRules: [
          {
            name: "Default",
            isDefault: true,
            lifecycles: [
              { deleteAfter: { duration: "P30D" }, sourceDataStore: { dataStoreType: "OperationalStore" } },
            ],
          },
        ],
      },
    });
    const protections = protectionsFor(
      "files",
      account,
      vault("LocallyRedundant"),
      kept,
      instance(account, kept),
    );
    expect(named(protections, "policy blobs, point-in-time")).toMatchObject({
      kind: "continuous-backup",
      survives: "",
      days: 30,
    });
  });
});

describe("a repeating interval", () => {
  it.each([
    ["R/2026-01-01T02:00:00Z/P1D", "0 2 * * *"],
    ["R/2026-01-04T23:30:00+00:00/P1W", "30 23 * * SUN"],
    ["R/2026-01-15T02:00:00Z/P1M", "0 2 15 * *"],
    ["R/2026-01-01T02:00:00Z/PT4H", "rate(4 hours)"],
    ["R/2026-01-01T02:00:00Z/P2W", "rate(14 days)"],
  ])("%s is %s", (text, expected) => {
    const schedule = scheduleOfInterval(text, "UTC", "p");
    expect(isUndetermined(schedule) ? schedule.why : renderSchedule(schedule)).toBe(expected);
  });

  it.each(["", "R/P1D", "R/2026-01-01T02:00:00Z/daily", "R/2026-01-01T02:00:00Z/PT0H", "P1D"])(
    "refuses %j",
    (text) => {
      expect(isUndetermined(scheduleOfInterval(text, "UTC", "p"))).toBe(true);
    },
  );

  it("counts months and years at their shortest where something is kept", () => {
    expect(leastSeconds("P1M")).toBe(28 * DAY);
    expect(leastSeconds("P1Y2DT3H")).toBe(367 * DAY + 3 * HOUR);
    expect(leastSeconds("ever")).toBeUndefined();
  });
});

describe("Windows time zones", () => {
  it("each have an IANA name that the runtime knows", () => {
    for (const [, iana] of WINDOWS_ZONES) expect(parseSchedule("0 5 * * *", iana).timeZone).toBe(iana);
    expect(WINDOWS_ZONES.length).toBeGreaterThan(130);
  });

  it("are found in any case; other names are left as they are", () => {
    expect(ianaZone("central europe standard time")).toBe("Europe/Budapest");
    expect(ianaZone("Europe/Berlin")).toBe("Europe/Berlin");
  });
});

describe("a database of Azure SQL", () => {
  const database = (inputs = {}) =>
    azure("sql:Database", "orders", { databaseName: "orders", serverName: "main", ...inputs });
  const of = (inputs = {}, ...more: ResourceRecord[]) => protectionsFor("orders", database(inputs), ...more);

  it("loses ten minutes at most, an hour with its region, and goes back seven days", () => {
    expect(named(of(), "point-in-time restore")).toMatchObject({ delay: 600, survives: "d", days: 7 });
    expect(named(of(), "geo-restore")).toMatchObject({ delay: 3600, survives: "zr" });
    const local = of({ requestedBackupStorageRedundancy: "Local" });
    expect(local.map(({ name }) => name)).toEqual(["point-in-time restore"]);
    const zone = of({ requestedBackupStorageRedundancy: "GeoZone" });
    expect(named(zone, "point-in-time restore").survives).toBe("dz");
  });

  it("keeps backups as its policies say, which name it by its server and itself", () => {
    const short = (server: string) =>
      azure("sql:BackupShortTermRetentionPolicy", "short", {
        databaseName: "orders",
        serverName: server,
        retentionDays: 35,
      });
    expect(named(of({}, short("main")), "point-in-time restore").days).toBe(35);
    expect(named(of({}, short("other")), "point-in-time restore").days).toBe(7);
    const long = azure("sql:LongTermRetentionPolicy", "long", {
      databaseName: "orders",
      serverName: "main",
      weeklyRetention: "P12W",
      yearlyRetention: "P7Y",
      monthlyRetention: "PT0S",
    });
    const protections = of({}, long);
    expect(named(protections, "long-term retention, weekly")).toMatchObject({ days: 84, survives: "dr" });
    expect(named(protections, "long-term retention, yearly").days).toBe(7 * 365);
    expect(protections.map(({ name }) => name)).not.toContain("long-term retention, monthly");
  });

  it("has replicas in three zones, in a failover group and as a secondary", () => {
    expect(named(of({ zoneRedundant: true }), "replicas in three zones").survives).toBe("z");
    const partner = azure("sql:Server", "dr", { location: "North Europe" });
    const group = azure("sql:FailoverGroup", "group", {
      databases: [idOf(database())],
      partnerServers: [{ id: idOf(partner) }],
    });
    expect(named(of({}, partner, group), "failover group group")).toMatchObject({
      delay: 5,
      survives: "dzr",
    });
    const secondary = azure("sql:Database", "copy", {
      databaseName: "orders",
      serverName: "dr",
      createMode: "Secondary",
      sourceDatabaseId: idOf(database()),
      location: "northeurope",
    });
    expect(named(of({}, secondary), "geo-replica copy").survives).toBe("dzr");
  });
});

describe("a flexible server", () => {
  it("PostgreSQL and MySQL archive their logs within five minutes", () => {
    const postgres = protectionsFor("pg", azure("dbforpostgresql:Server", "pg"));
    expect(named(postgres, "automated backups")).toMatchObject({ delay: 300, survives: "dz", days: 7 });
    const mysql = protectionsFor(
      "my",
      azure("dbformysql:Server", "my", { backup: { backupRetentionDays: 14 } }),
    );
    expect(named(mysql, "automated backups")).toMatchObject({ delay: 300, survives: "d", days: 14 });
  });

  it("has a copy of its backups in the paired region, a standby and replicas where it says so", () => {
    const server = azure("dbforpostgresql:Server", "pg", {
      backup: { geoRedundantBackup: "Enabled" },
      highAvailability: { mode: "ZoneRedundant" },
    });
    const copy = (createMode: string) =>
      azure("dbforpostgresql:Server", "reader", {
        createMode,
        sourceServerResourceId: idOf(server),
        location: "northeurope",
      });
    const protections = protectionsFor("pg", server, copy("Replica"));
    expect(named(protections, "geo-redundant backups")).toMatchObject({ delay: HOUR, survives: "zr" });
    expect(named(protections, "standby in another zone").survives).toBe("z");
    expect(named(protections, "read replica reader").survives).toBe("dzr");
    expect(protectionsFor("pg", server, copy("PointInTimeRestore")).map(({ name }) => name)).not.toContain(
      "read replica reader",
    );
    const same = azure("dbforpostgresql:Server", "pg", { highAvailability: { mode: "SameZone" } });
    expect(protectionsFor("pg", same).map(({ name }) => name)).toEqual(["automated backups"]);
  });
});

describe("an account of Cosmos DB", () => {
  const of = (inputs: Record<string, unknown>) =>
    protectionsFor("store", azure("cosmosdb:DatabaseAccount", "store", inputs));

  it("is backed up every four hours for eight, unless it says otherwise", () => {
    const protections = of({ locations: [{ locationName: "westeurope" }] });
    expect(named(protections, "periodic backup")).toMatchObject({ survives: "dzr", days: 8 / 24 });
    expect(scheduleOf(protections, "periodic backup")).toBe("rate(4 hours) UTC");
    const local = of({
      backupPolicy: {
        type: "Periodic",
        periodicModeProperties: {
          backupIntervalInMinutes: 60,
          backupRetentionIntervalInHours: 48,
          backupStorageRedundancy: "Local",
        },
      },
    });
    expect(named(local, "periodic backup")).toMatchObject({ survives: "d", days: 2 });
    expect(named(of({ backupPolicy: { type: UNKNOWN } }), "periodic backup").delay).toEqual([
      "store#backupPolicy.type",
    ]);
  });

  it("can be wound back to any moment in each of its regions", () => {
    const tier = { type: "Continuous", continuousModeProperties: { tier: "Continuous7Days" } };
    const one = of({ backupPolicy: tier, locations: [{ locationName: "westeurope" }] });
    expect(named(one, "continuous backup")).toMatchObject({ delay: 100, survives: "d", days: 7 });
    const two = of({
      backupPolicy: { type: "Continuous" },
      consistencyPolicy: { defaultConsistencyLevel: "Session" },
      locations: [{ locationName: "westeurope", isZoneRedundant: true }, { locationName: "northeurope" }],
    });
    expect(named(two, "continuous backup")).toMatchObject({ survives: "dzr", days: 30 });
    expect(named(two, "replicas in other regions")).toMatchObject({ delay: 900, survives: "zr" });
    expect(named(two, "replicas in three zones").delay).toBe(0);
  });

  it.each([
    [{ defaultConsistencyLevel: "Strong" }, 0],
    [{ defaultConsistencyLevel: "BoundedStaleness", maxIntervalInSeconds: 300 }, 300],
    [{ defaultConsistencyLevel: "Eventual" }, 900],
  ])("is behind in its other regions as its consistency %j allows", (consistencyPolicy, delay) => {
    const locations = [{ locationName: "westeurope" }, { locationName: "northeurope" }];
    expect(named(of({ consistencyPolicy, locations }), "replicas in other regions").delay).toBe(delay);
  });
});

describe("a storage account", () => {
  const of = (sku: unknown, ...more: ResourceRecord[]) =>
    protectionsFor("files", azure("storage:StorageAccount", "files", { sku: { name: sku } }), ...more);

  it.each([
    ["Standard_LRS", []],
    ["Standard_ZRS", ["z"]],
    ["Standard_GRS", ["zr"]],
    ["Standard_RAGZRS", ["z", "zr"]],
  ])("%s survives what its redundancy covers", (sku, expected) => {
    expect(of(sku).map((one) => named([one], "").survives)).toEqual(expected);
  });

  it("is undetermined while its redundancy is", () => {
    expect(of(UNKNOWN).map((one) => named([one], "").delay)).toEqual([
      ["files#sku.name"],
      ["files#sku.name"],
    ]);
  });

  it("keeps versions and deleted blobs in itself", () => {
    const blobs = azure("storage:BlobServiceProperties", "blobs", {
      accountName: "files",
      isVersioningEnabled: true,
      deleteRetentionPolicy: { enabled: true, days: 30 },
      restorePolicy: { enabled: true, days: 29 },
    });
    const account = azure("storage:StorageAccount", "files", {
      accountName: "files",
      sku: { name: "Standard_ZRS" },
    });
    const protections = protectionsFor("files", account, blobs);
    expect(named(protections, "versions of blobs")).toMatchObject({ survives: "z", days: "for ever" });
    expect(named(protections, "soft delete of blobs").days).toBe(30);
    expect(named(protections, "point-in-time restore of blobs").days).toBe(29);
  });
});

describe("key vaults and locks", () => {
  it("keep what was deleted, from everybody if it cannot be purged", () => {
    const vault = (properties: Record<string, unknown>) =>
      protectionsFor("keys", azure("keyvault:Vault", "keys", { properties }));
    expect(named(vault({}), "soft delete")).toMatchObject({ survives: "d", days: 90 });
    expect(
      named(vault({ enablePurgeProtection: true, softDeleteRetentionInDays: 7 }), "soft delete"),
    ).toMatchObject({ survives: "da", days: 7 });
    expect(vault({ enableSoftDelete: false }).map(({ kind }) => kind)).toEqual(["replica"]);
  });

  it("keep a resource from deletion, whatever it is", () => {
    const account = azure("storage:StorageAccount", "files", { sku: { name: "Standard_LRS" } });
    const lock = record("azure-native:authorization:ManagementLockByScope", "lock", {
      level: "CanNotDelete",
      scope: idOf(account),
    });
    expect(named(protectionsFor("files", account, lock), "management lock").survives).toBe("d");
  });
});

describe("what is a part of something", () => {
  it("is protected as the whole is", () => {
    const account = azure("storage:StorageAccount", "files", {
      accountName: "files",
      sku: { name: "Standard_GRS" },
    });
    const container = azure("storage:BlobContainer", "invoices", { accountName: "files" });
    expect(
      named(protectionsFor("invoices", account, container), "replica in the paired region").survives,
    ).toBe("zr");
    const server = azure("dbforpostgresql:Server", "pg", { serverName: "pg" });
    const database = azure("dbforpostgresql:Database", "orders", { serverName: "pg" });
    expect(named(protectionsFor("orders", server, database), "automated backups").survives).toBe("dz");
    const cosmos = azure("cosmosdb:DatabaseAccount", "store", { accountName: "store" });
    const store = azure("cosmosdb:SqlResourceSqlContainer", "carts", { accountName: "store" });
    expect(named(protectionsFor("carts", cosmos, store), "periodic backup").survives).toBe("dzr");
    expect(protectionsFor("carts", store)).toEqual([]);
  });

  it("a share is backed up by the item of its own name", () => {
    const account = azure("storage:StorageAccount", "files", {
      accountName: "files",
      sku: { name: "Standard_LRS" },
    });
    const share = azure("storage:FileShare", "home", { accountName: "files", shareName: "home" });
    const policy = azure("recoveryservices:ProtectionPolicy", "daily", {
      properties: {
        backupManagementType: "AzureStorage",
        schedulePolicy: { scheduleRunFrequency: "Daily", scheduleRunTimes: ["2026-01-01T02:00:00Z"] },
        retentionPolicy: { dailySchedule: { retentionDuration: { count: 30, durationType: "Days" } } },
      },
    });
    const item = (friendlyName: string) =>
      azure("recoveryservices:ProtectedItem", "item", {
        vaultName: "vault",
        properties: {
          protectedItemType: "AzureFileShareProtectedItem",
          friendlyName,
          sourceResourceId: idOf(account),
          policyId: idOf(policy),
        },
      });
    const names = (friendlyName: string) =>
      protectionsFor("home", account, share, policy, item(friendlyName)).map(({ name }) => name);
    expect(names("home")).toEqual(["policy daily, share home, snapshots"]);
    expect(names("other")).toEqual([]);
  });

  it("a managed database is stored as its instance says", () => {
    const instance = azure("sql:ManagedInstance", "mi", {
      managedInstanceName: "mi",
      requestedBackupStorageRedundancy: "GeoZone",
      zoneRedundant: true,
    });
    const database = azure("sql:ManagedDatabase", "orders", {
      managedInstanceName: "mi",
      databaseName: "orders",
    });
    const protections = protectionsFor("orders", instance, database);
    expect(named(protections, "point-in-time restore").survives).toBe("dz");
    expect(named(protections, "geo-restore").survives).toBe("zr");
    expect(named(protections, "replicas in three zones").survives).toBe("z");
    expect(named(protectionsFor("orders", database), "point-in-time restore").survives).toBe("dz?");
  });

  it("a registry has replicas in other locations, and its own goes with it", () => {
    const registry = azure("containerregistry:Registry", "images", { registryName: "images" });
    const copy = azure("containerregistry:Replication", "north", {
      registryName: "images",
      location: "North Europe",
    });
    const reference = { ...copy, propertyDependencies: { registryName: [registry.urn] } };
    expect(named(protectionsFor("images", registry, reference), "replica in northeurope").survives).toBe(
      "zr",
    );
  });
});
