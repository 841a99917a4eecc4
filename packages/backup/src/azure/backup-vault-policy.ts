/** Policies of Backup vaults, for disks, blobs, PostgreSQL servers and Kubernetes clusters. */
import type { dataprotection } from "@pulumi/azure-native/types/input.js";
import { DAY } from "../intent/limits.ts";
import { dateWith, dayName, monthName, weekName } from "./calendar-words.ts";
import { BLOBS, CLUSTERS, DISKS, POSTGRESQL } from "./data-source.ts";
import type { ItemPolicy } from "./item-policy.ts";
import type { PolicyProperties } from "./policy-properties.ts";
import type { TimeOfDay } from "./schedule.ts";
import type { Tier } from "./tier.ts";

/** What Azure calls a data source, and how it backs it up. */
export interface Datasource {
  /** `datasourceType` of policies and instances. */
  readonly type: string;
  /** The resource's own type. */
  readonly resourceType: string;
  readonly backupType: string;
  readonly store: "VaultStore" | "OperationalStore";
}

/**
 * Source: Microsoft's manifests of each data source,
 * https://github.com/Azure/azure-powershell/tree/main/src/DataProtection/DataProtection.Autorest/custom/manifests
 */
const DATASOURCES: Readonly<Record<string, Datasource>> = {
  [DISKS.type]: {
    type: "Microsoft.Compute/disks",
    resourceType: "Microsoft.Compute/disks",
    backupType: "Incremental",
    store: "OperationalStore",
  },
  [BLOBS.type]: {
    type: "Microsoft.Storage/storageAccounts/blobServices",
    resourceType: "Microsoft.Storage/storageAccounts",
    backupType: "Discrete",
    store: "VaultStore",
  },
  [POSTGRESQL.type]: {
    type: "Microsoft.DBforPostgreSQL/flexibleServers",
    resourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
    backupType: "Full",
    store: "VaultStore",
  },
  [CLUSTERS.type]: {
    type: "Microsoft.ContainerService/managedClusters",
    resourceType: "Microsoft.ContainerService/managedClusters",
    backupType: "Incremental",
    store: "OperationalStore",
  },
};

/** @throws {TypeError} for a type that no Backup vault takes. */
export function datasourceOf(type: string): Datasource {
  const found = DATASOURCES[type];
  if (found === undefined) throw new TypeError(`${type} is not backed up by a Backup vault`);
  return found;
}

/** The `properties` of a `dataprotection:BackupPolicy`. */
export function backupVaultPolicy(policy: ItemPolicy): PolicyProperties {
  const { type, backupType, store } = datasourceOf(policy.source.type);
  const dataStore = storeOf(store);
  return {
    objectType: "BackupPolicy" as const,
    datasourceTypes: [type],
    policyRules: [
      {
        objectType: "AzureBackupRule" as const,
        name: "Backup",
        backupParameters: { objectType: "AzureBackupParams" as const, backupType },
        dataStore,
        trigger: {
          objectType: "ScheduleBasedTriggerContext" as const,
          schedule: { repeatingTimeIntervals: intervalsOf(policy), timeZone: policy.windowsZone },
          taggingCriteria: [
            ...policy.tiers.map((tier) => criteriaOf(tier, policy.timeZone)),
            { isDefault: true, taggingPriority: 99, tagInfo: { tagName: "Default" } },
          ],
        },
      },
      ...policy.tiers.map((tier) => keep(tagOf(tier), store, tier.retention, false)),
      keep("Default", store, policy.retention, true),
      // Blobs are kept at hand without a schedule. Azure calls the default rule of each store by the same name.
      ...(policy.continuous === undefined || policy.source !== BLOBS
        ? []
        : [keep("Default", "OperationalStore", policy.continuous, true)]),
    ],
  } satisfies dataprotection.BackupPolicyArgs;
}

function storeOf(dataStoreType: Datasource["store"]) {
  return { dataStoreType, objectType: "DataStoreInfoBase" };
}

function keep(name: string, store: Datasource["store"], seconds: number, isDefault: boolean) {
  return {
    objectType: "AzureRetentionRule" as const,
    name,
    isDefault,
    lifecycles: [
      {
        sourceDataStore: storeOf(store),
        deleteAfter: {
          objectType: "AbsoluteDeleteOption" as const,
          duration: `P${Math.ceil(seconds / DAY)}D`,
        },
        targetDataStoreCopySettings: [],
      },
    ],
  };
}

/** ISO 8601: from when, how often. One for each day of the week. */
function intervalsOf({ schedule, timeZone }: ItemPolicy): string[] {
  const start = (weekday: number): string => momentIn(timeZone, schedule.at, weekday);
  switch (schedule.form) {
    case "hourly":
      return [`R/${start(0)}/PT${schedule.interval}H`];
    case "daily":
      return [`R/${start(0)}/P1D`];
    case "weekly":
      return schedule.days.map((day) => `R/${start(day)}/P1W`);
  }
}

/** With the zone's distance from UTC on that day: so it is the same moment whoever reads it. */
function momentIn(timeZone: string, at: TimeOfDay, weekday: number): string {
  const wall = dateWith(at, weekday);
  return `${wall}${offsetOf(timeZone, new Date(`${wall}Z`))}`;
}

function offsetOf(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" }).formatToParts(
    moment,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? "+00:00";
}

const PRIORITIES: Readonly<Record<Tier["name"], number>> = { yearly: 10, monthly: 15, weekly: 20 };
const TAGS: Readonly<Record<Tier["name"], string>> = {
  yearly: "Yearly",
  monthly: "Monthly",
  weekly: "Weekly",
};

function tagOf({ name }: Tier): string {
  return TAGS[name];
}

function criteriaOf(tier: Tier, timeZone: string) {
  const { days, months } = tier;
  return {
    isDefault: false,
    taggingPriority: PRIORITIES[tier.name],
    tagInfo: { tagName: tagOf(tier) },
    criteria: [
      {
        objectType: "ScheduleBasedBackupCriteria" as const,
        scheduleTimes: [momentIn(timeZone, tier.at, 0)],
        ...(days.by === "weekday" ? { daysOfTheWeek: days.days.map(dayName) } : {}),
        ...(days.by === "nth-weekday"
          ? { daysOfTheWeek: [dayName(days.day)], weeksOfTheMonth: [weekName(days.nth)] }
          : {}),
        ...(days.by === "date" ? { daysOfMonth: datesOf(days) } : {}),
        ...(months === undefined ? {} : { monthsOfYear: months.map(monthName) }),
      },
    ],
  };
}

function datesOf({ dates, isLast }: Tier["days"] & { readonly by: "date" }) {
  return isLast ? [{ isLast: true }] : dates.map((date) => ({ date, isLast: false }));
}
