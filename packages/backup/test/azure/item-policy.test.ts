import { describe, expect, test } from "vitest";
import { backupVaultPolicy } from "../../src/azure/backup-vault-policy.ts";
import {
  BLOBS,
  CLUSTERS,
  type DataSource,
  DISKS,
  MACHINES,
  POSTGRESQL,
  SHARES,
} from "../../src/azure/data-source.ts";
import { type ItemPolicy, isItemPolicy, itemPolicy } from "../../src/azure/item-policy.ts";
import { recoveryServicesPolicy } from "../../src/azure/recovery-services-policy.ts";
import type { BackupRule } from "../../src/intent/backup-rule.ts";
import { completeRule } from "../../src/intent/complete-rule.ts";

type Rules = Readonly<Record<string, BackupRule>>;

function read(source: DataSource, rules: Rules): ReturnType<typeof itemPolicy> {
  return itemPolicy(
    source,
    Object.entries(rules).map(([name, rule]) => completeRule(name, rule, [])),
  );
}

function policy(source: DataSource, rules: Rules): ItemPolicy {
  const read_ = read(source, rules);
  if (!isItemPolicy(read_)) throw new Error(JSON.stringify(read_));
  return read_;
}

function refusals(source: DataSource, rules: Rules): readonly string[] {
  const read_ = read(source, rules);
  if (isItemPolicy(read_)) throw new Error("the rules were taken");
  return read_.map(({ rule, argument, problem }) => `${rule}.${argument}: ${problem}`);
}

const DAILY: Rules = { daily: { schedule: "0 3 * * *", retention: "35d" } };
const TIERED: Rules = {
  ...DAILY,
  weekly: { schedule: "0 3 * * SUN", retention: "90d" },
  monthly: { schedule: "0 3 1 * *", retention: "365d" },
  yearly: { schedule: "cron(0 3 ? 1 1#1 *)", retention: "3650d" },
};

describe("rules become one policy", () => {
  test("machines: rules that are due at the same time keep some backups longer", () => {
    expect(recoveryServicesPolicy(policy(MACHINES, TIERED))).toEqual({
      backupManagementType: "AzureIaasVM",
      policyType: "V2",
      timeZone: "UTC",
      instantRpRetentionRangeInDays: 7,
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Daily",
        dailySchedule: { scheduleRunTimes: ["2026-01-04T03:00:00Z"] },
      },
      retentionPolicy: {
        retentionPolicyType: "LongTermRetentionPolicy",
        dailySchedule: {
          retentionTimes: ["2026-01-04T03:00:00Z"],
          retentionDuration: { count: 35, durationType: "Days" },
        },
        weeklySchedule: {
          daysOfTheWeek: ["Sunday"],
          retentionTimes: ["2026-01-04T03:00:00Z"],
          retentionDuration: { count: 13, durationType: "Weeks" },
        },
        monthlySchedule: {
          retentionScheduleFormatType: "Daily",
          retentionScheduleDaily: { daysOfTheMonth: [{ date: 1, isLast: false }] },
          retentionTimes: ["2026-01-04T03:00:00Z"],
          retentionDuration: { count: 12, durationType: "Months" },
        },
        yearlySchedule: {
          retentionScheduleFormatType: "Weekly",
          retentionScheduleWeekly: { daysOfTheWeek: ["Sunday"], weeksOfTheMonth: ["First"] },
          monthsOfYear: ["January"],
          retentionTimes: ["2026-01-04T03:00:00Z"],
          retentionDuration: { count: 10, durationType: "Years" },
        },
      },
      tieringPolicy: { ArchivedRP: { tieringMode: "DoNotTier", duration: 0, durationType: "Invalid" } },
    });
  });

  test("machines: hours of the day, in the policy's own zone, and archived months", () => {
    const rules: Rules = {
      work: { schedule: "30 8-20/4 * * *", timeZone: "Europe/Berlin", retention: "14d" },
      monthly: {
        schedule: "cron(30 8 L * ? *)",
        timeZone: "Europe/Berlin",
        retention: "3650d",
        coldStorageAfter: "180d",
      },
    };
    expect(recoveryServicesPolicy(policy(MACHINES, rules))).toMatchObject({
      timeZone: "W. Europe Standard Time",
      schedulePolicy: {
        scheduleRunFrequency: "Hourly",
        hourlySchedule: {
          interval: 4,
          scheduleWindowStartTime: "2026-01-04T08:30:00Z",
          scheduleWindowDuration: 12,
        },
      },
      retentionPolicy: {
        monthlySchedule: {
          retentionScheduleDaily: { daysOfTheMonth: [{ date: 0, isLast: true }] },
          retentionDuration: { count: 120, durationType: "Months" },
        },
      },
      tieringPolicy: { ArchivedRP: { tieringMode: "TierAfter", duration: 6, durationType: "Months" } },
    });
  });

  test("shares: the vault keeps them, and some snapshots stay in the account", () => {
    expect(
      recoveryServicesPolicy(policy(SHARES, { often: { schedule: "0 */4 * * *", retention: "5d" } })),
    ).toMatchObject({
      backupManagementType: "AzureStorage",
      workLoadType: "AzureFileShare",
      schedulePolicy: { schedulePolicyType: "SimpleSchedulePolicy", scheduleRunFrequency: "Hourly" },
      vaultRetentionPolicy: {
        snapshotRetentionInDays: 5,
        vaultRetention: { dailySchedule: { retentionDuration: { count: 5, durationType: "Days" } } },
      },
    });
  });

  test("blobs: tags say which backups are kept longer, and continuous keeps any moment", () => {
    const rules: Rules = { ...TIERED, daily: { schedule: "0 3 * * *", retention: "35d", continuous: true } };
    expect(backupVaultPolicy(policy(BLOBS, rules))).toMatchObject({
      datasourceTypes: ["Microsoft.Storage/storageAccounts/blobServices"],
      policyRules: [
        {
          name: "Backup",
          backupParameters: { backupType: "Discrete" },
          dataStore: { dataStoreType: "VaultStore" },
          trigger: {
            schedule: { repeatingTimeIntervals: ["R/2026-01-04T03:00:00+00:00/P1D"], timeZone: "UTC" },
            taggingCriteria: [
              {
                tagInfo: { tagName: "Weekly" },
                taggingPriority: 20,
                criteria: [{ daysOfTheWeek: ["Sunday"] }],
              },
              {
                tagInfo: { tagName: "Monthly" },
                taggingPriority: 15,
                criteria: [{ daysOfMonth: [{ date: 1 }] }],
              },
              {
                tagInfo: { tagName: "Yearly" },
                taggingPriority: 10,
                criteria: [
                  { weeksOfTheMonth: ["First"], daysOfTheWeek: ["Sunday"], monthsOfYear: ["January"] },
                ],
              },
              { tagInfo: { tagName: "Default" }, isDefault: true },
            ],
          },
        },
        { name: "Weekly", isDefault: false, lifecycles: [{ deleteAfter: { duration: "P90D" } }] },
        { name: "Monthly", isDefault: false, lifecycles: [{ deleteAfter: { duration: "P365D" } }] },
        { name: "Yearly", isDefault: false, lifecycles: [{ deleteAfter: { duration: "P3650D" } }] },
        { name: "Default", isDefault: true, lifecycles: [{ deleteAfter: { duration: "P35D" } }] },
        {
          name: "Default",
          isDefault: true,
          lifecycles: [
            { sourceDataStore: { dataStoreType: "OperationalStore" }, deleteAfter: { duration: "P35D" } },
          ],
        },
      ],
    });
  });

  test("PostgreSQL: one interval for each day of the week, at the zone's distance from UTC", () => {
    const rules: Rules = {
      twice: { schedule: "15 2 * * WED,SUN", timeZone: "America/New_York", retention: "90d" },
    };
    expect(backupVaultPolicy(policy(POSTGRESQL, rules))).toMatchObject({
      policyRules: [
        {
          trigger: {
            schedule: {
              repeatingTimeIntervals: ["R/2026-01-04T02:15:00-05:00/P1W", "R/2026-01-07T02:15:00-05:00/P1W"],
              timeZone: "Eastern Standard Time",
            },
          },
        },
        { name: "Default" },
      ],
    });
  });

  test("disks and clusters: every so many hours, in the operational store", () => {
    for (const source of [DISKS, CLUSTERS]) {
      expect(
        backupVaultPolicy(policy(source, { often: { schedule: "0 */4 * * *", retention: "7d" } })),
      ).toMatchObject({
        policyRules: [
          {
            dataStore: { dataStoreType: "OperationalStore" },
            backupParameters: { backupType: "Incremental" },
            trigger: { schedule: { repeatingTimeIntervals: ["R/2026-01-04T00:00:00+00:00/PT4H"] } },
          },
          { name: "Default" },
        ],
      });
    }
  });

  test("months and weeks are never shorter than what was asked for", () => {
    const rules: Rules = {
      ...DAILY,
      weekly: { schedule: "0 3 * * SUN", retention: "36d" },
      monthly: { schedule: "0 3 1 * *", retention: "60d" },
    };
    expect(recoveryServicesPolicy(policy(MACHINES, rules))).toMatchObject({
      retentionPolicy: {
        weeklySchedule: { retentionDuration: { count: 6, durationType: "Weeks" } },
        // Two months have 59 days where February is one of them.
        monthlySchedule: { retentionDuration: { count: 3, durationType: "Months" } },
      },
    });
  });

  test("a rule that keeps nothing longer changes nothing", () => {
    const rules: Rules = { ...DAILY, weekly: { schedule: "0 3 * * SUN", retention: "14d" } };
    expect(policy(MACHINES, rules)).toEqual(policy(MACHINES, DAILY));
  });
});

describe("what one policy cannot say is refused", () => {
  test.each<[string, DataSource, Rules, RegExp]>([
    [
      "every seven minutes",
      MACHINES,
      { a: { schedule: "*/7 * * * *", retention: "7d" } },
      /^a\.schedule: Azure cannot back up virtual machines by it: .*once an hour/,
    ],
    [
      "every two hours of machines",
      MACHINES,
      { a: { schedule: "0 */2 * * *", retention: "7d" } },
      /^a\.schedule: Azure backs up virtual machines only every 4, 6, 8, 12 hours or every day or on days of the week$/,
    ],
    [
      "part of the day for disks",
      DISKS,
      { a: { schedule: "0 8,12,16 * * *", retention: "7d" } },
      /^a\.schedule: .*round the clock/,
    ],
    [
      "every day for PostgreSQL",
      POSTGRESQL,
      DAILY,
      /^daily\.schedule: Azure backs up PostgreSQL flexible servers only on days of the week$/,
    ],
    [
      "two times of day in two rules",
      MACHINES,
      { ...DAILY, noon: { schedule: "0 12 * * *", retention: "90d" } },
      /^noon\.schedule: .*one schedule, here that of daily/,
    ],
    [
      "two time zones",
      MACHINES,
      { ...DAILY, weekly: { schedule: "0 3 * * SUN", timeZone: "Europe/Berlin", retention: "90d" } },
      /^weekly\.timeZone: .*in Etc\/UTC/,
    ],
    [
      "two weekly rules",
      MACHINES,
      {
        ...DAILY,
        a: { schedule: "0 3 * * SUN", retention: "90d" },
        b: { schedule: "0 3 * * MON", retention: "91d" },
      },
      /^b\.schedule: .*one weekly retention .*that of a/,
    ],
    [
      "a date that months lack",
      MACHINES,
      { ...DAILY, monthly: { schedule: "0 3 31 * *", retention: "1y" } },
      /^monthly\.schedule: .*1 to 28/,
    ],
    [
      "a month of weekly backups by date",
      POSTGRESQL,
      {
        weekly: { schedule: "0 3 * * SUN", retention: "35d" },
        monthly: { schedule: "0 3 1 * *", retention: "1y" },
      },
      /^monthly\.schedule: .*no backup on that day/,
    ],
    [
      "months of disks",
      DISKS,
      { ...DAILY, monthly: { schedule: "0 3 1 * *", retention: "1y" } },
      /^monthly\.schedule: of the backups of managed disks Azure keeps none longer than others/,
    ],
    [
      "disks for years",
      DISKS,
      { a: { schedule: "0 3 * * *", retention: "2y" } },
      /^a\.retention: .*365d at most, not 730d/,
    ],
    [
      "more snapshots of a disk than Azure keeps",
      DISKS,
      { a: { schedule: "0 * * * *", retention: "19d" } },
      /^a\.retention: .*18d at most at 24 a day, not 19d/,
    ],
    [
      "a zone that Windows lacks",
      MACHINES,
      { a: { schedule: "0 3 * * *", timeZone: "Antarctica/Troll", retention: "7d" } },
      /^a\.timeZone: Windows has no time zone/,
    ],
  ])("%s", (_, source, rules, problem) => {
    expect(refusals(source, rules)).toEqual([expect.stringMatching(problem)]);
  });
});
