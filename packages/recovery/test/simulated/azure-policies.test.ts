import type { ResourceRecord } from "@rampart/core/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rpoAfter } from "../../src/analyse/rpo.ts";
import { DISASTERS, type Protection } from "../../src/protection/protection.ts";
import { protectionsOf } from "../../src/protection/protections-of.ts";
import { graphOf, record, resourceOf, SUBSCRIPTION } from "../protection/stacks.ts";
import type { CalendarDate } from "../worst-case/random-schedule.ts";
import { simulatedRuns, type Years } from "../worst-case/simulator.ts";
import { type Content, type Store, worstAfter } from "./world.ts";

const MINUTES_A_DAY = 1440;
const HOUR = 60;
const OTHER_SUBSCRIPTION = "11111111-1111-4111-8111-111111111111";
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** As Azure and as the tz database call them. */
const ZONES = [
  ["UTC", "UTC"],
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["Eastern Standard Time", "America/New_York"],
  ["Cen. Australia Standard Time", "Australia/Adelaide"],
  ["India Standard Time", "Asia/Kolkata"],
  ["New Zealand Standard Time", "Pacific/Auckland"],
] as const;

/** When jobs are due, as the simulator asks for it, and as the policy says it. */
interface Times {
  readonly said: Readonly<Record<string, unknown>>;
  readonly all: readonly number[];
  /** Those of them whose point goes to the vault. */
  readonly toVault: readonly number[];
  readonly isOn: (date: CalendarDate) => boolean;
}

const at = (minutes: number): string => {
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `2026-01-01T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00Z`;
};

/** Clocks are set in the small hours. */
const hour = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 23 }));
const ofDay = fc.tuple(hour, fc.constantFrom(0, 30)).map(([hours, half]) => hours * 60 + half);

const daily: fc.Arbitrary<Times> = ofDay.map((time) => ({
  said: { scheduleRunFrequency: "Daily", scheduleRunTimes: [at(time)] },
  all: [time],
  toVault: [time],
  isOn: () => true,
}));

const dailyOfVersion2: fc.Arbitrary<Times> = ofDay.map((time) => ({
  said: {
    schedulePolicyType: "SimpleSchedulePolicyV2",
    scheduleRunFrequency: "Daily",
    dailySchedule: { scheduleRunTimes: [at(time)] },
  },
  all: [time],
  toVault: [time],
  isOn: () => true,
}));

const weekly: fc.Arbitrary<Times> = fc
  .tuple(ofDay, fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([time, days, isVersion2]) => {
    const when = { scheduleRunTimes: [at(time)], scheduleRunDays: days.map((day) => WEEKDAYS[day]) };
    return {
      said: { scheduleRunFrequency: "Weekly", ...(isVersion2 ? { weeklySchedule: when } : when) },
      all: [time],
      toVault: [time],
      isOn: ({ weekday }) => days.includes(weekday),
    };
  });

const hourly: fc.Arbitrary<Times> = fc
  .tuple(ofDay, fc.constantFrom(4, 6, 8, 12), fc.integer({ min: 4, max: 24 }))
  .map(([start, interval, duration]) => {
    const runs: number[] = [];
    // A window of a whole day is over when that of the next day begins.
    for (let after = 0; after <= duration && after < 24; after += interval) {
      runs.push((start + after * HOUR) % MINUTES_A_DAY);
    }
    return {
      said: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Hourly",
        hourlySchedule: { interval, scheduleWindowStartTime: at(start), scheduleWindowDuration: duration },
      },
      all: runs,
      toVault: runs.slice(-1),
      isOn: () => true,
    };
  });

interface Case {
  readonly times: Times;
  readonly zone: (typeof ZONES)[number];
  readonly redundancy: "GeoRedundant" | "ZoneRedundant" | "LocallyRedundant" | undefined;
  readonly immutability: "Disabled" | "Unlocked" | "Locked";
  readonly subscription: string;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  times: fc.oneof(daily, dailyOfVersion2, weekly, hourly),
  zone: fc.constantFrom(...ZONES),
  redundancy: fc.constantFrom("GeoRedundant", "ZoneRedundant", "LocallyRedundant", undefined),
  immutability: fc.constantFrom("Disabled", "Unlocked", "Locked"),
  subscription: fc.constantFrom(SUBSCRIPTION, OTHER_SUBSCRIPTION),
});

const vaultId = (subscription: string): string =>
  `/subscriptions/${subscription}/resourceGroups/b/providers/Microsoft.RecoveryServices/vaults/vault`;
const MACHINE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/a/providers/Microsoft.Compute/virtualMachines/web`;

function recordsOf({ times, zone, redundancy, immutability, subscription }: Case): ResourceRecord[] {
  const id = vaultId(subscription);
  const kept = (count: number, durationType: string) => ({ retentionDuration: { count, durationType } });
  return [
    record("azure-native:compute:VirtualMachine", "web", { location: "westeurope" }, { id: MACHINE }),
    record(
      "azure-native:recoveryservices:Vault",
      "vault",
      {
        vaultName: "vault",
        location: "westeurope",
        properties: {
          securitySettings: { immutabilitySettings: { state: immutability } },
          redundancySettings: { standardTierStorageRedundancy: redundancy, crossRegionRestore: "Enabled" },
        },
      },
      { id },
    ),
    record(
      "azure-native:recoveryservices:ProtectionPolicy",
      "policy",
      {
        vaultName: "vault",
        properties: {
          backupManagementType: "AzureIaasVM",
          timeZone: zone[0],
          schedulePolicy: times.said,
          // Points that are kept longer are no other points.
          retentionPolicy: { dailySchedule: kept(30, "Days"), yearlySchedule: kept(7, "Years") },
        },
      },
      { id: `${id}/backupPolicies/policy` },
    ),
    record("azure-native:recoveryservices:ProtectedItem", "item", {
      vaultName: "vault",
      properties: {
        protectedItemType: "AzureIaaSVMProtectedItem",
        sourceResourceId: MACHINE,
        policyId: `${id}/backupPolicies/policy`,
      },
    }),
  ];
}

/** Lets each snapshot begin two hours late, its transfer take a day, and the other region lag by half a day. */
function simulate({ times, zone, redundancy, immutability, subscription }: Case, span: Years): Content[] {
  const due = (minutes: readonly number[]): number[] =>
    simulatedRuns({ timeZone: zone[1], times: minutes, isOn: times.isOn }, span);
  const late = (delay: number, runs: readonly number[]) => runs.map((of) => ({ of, from: of + delay }));
  const here: Store = { region: "westeurope", account: SUBSCRIPTION, isLockedForGood: false };
  const vault: Store = {
    region: "westeurope",
    account: subscription,
    isLockedForGood: immutability === "Locked",
    isInZoneOfData: redundancy !== "ZoneRedundant",
  };
  const stored = 2 * HOUR + 24 * HOUR;
  const contents: Content[] = [
    { store: { ...here, isInZoneOfData: true }, points: late(2 * HOUR, due(times.all)) },
    { store: vault, points: late(stored, due(times.toVault)) },
  ];
  if (redundancy === undefined || redundancy === "GeoRedundant") {
    const pair: Store = { ...vault, region: "northeurope", isInZoneOfData: false };
    contents.push({ store: pair, points: late(stored + 12 * HOUR, due(times.toVault)) });
  }
  return contents;
}

function check(protections: readonly Protection[], contents: readonly Content[], span: Years): void {
  const horizon = { from: new Date(span.from * 60_000), until: new Date(span.until * 60_000) };
  const home = { region: "westeurope", account: SUBSCRIPTION };
  for (const disaster of DISASTERS) {
    const { rpo, unknown } = rpoAfter(disaster, protections, undefined, { horizon });
    const worst = worstAfter(disaster, contents, home, span);
    expect(unknown).toEqual([]);
    expect([disaster, rpo.worst]).toEqual([disaster, worst === undefined ? undefined : worst * 60]);
  }
}

const span: Years = {
  from: Date.parse("2027-12-20T00:00:00Z") / 60_000,
  until: Date.parse("2029-01-05T00:00:00Z") / 60_000,
};

describe("a policy of Azure as a stack has it", () => {
  test("loses what a simulation of its jobs loses, after each disaster", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const graph = graphOf(...recordsOf(drawn));
        check(protectionsOf(resourceOf(graph, "web"), graph), simulate(drawn, span), span);
      }),
      { numRuns: 120 },
    );
  });

  test("of a Backup vault repeats weekly, daily or monthly at the wall-clock time of its start", {
    timeout: 300_000,
  }, () => {
    const repeating = fc.tuple(
      ofDay,
      fc.constantFrom("P1D", "P7D", "P1W", "P1M"),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom(...ZONES),
    );
    fc.assert(
      fc.property(fc.array(repeating, { minLength: 1, maxLength: 2 }), (drawn) => {
        const zone = drawn[0]?.[3] ?? ZONES[0];
        const intervals = drawn.map(([time, period, day]) => {
          const date = `2026-06-${String(day).padStart(2, "0")}`;
          return { text: `R/${date}${at(time).slice(10)}/${period}`, time, period, date: new Date(date) };
        });
        const points = intervals.flatMap(({ time, period, date }) => {
          const isOn = ({ weekday, day }: CalendarDate): boolean =>
            period === "P1D" || (period === "P1M" ? day === date.getUTCDate() : weekday === date.getUTCDay());
          return simulatedRuns({ timeZone: zone[1], times: [time], isOn }, span);
        });
        const vault: Store = {
          region: "westeurope",
          account: SUBSCRIPTION,
          isLockedForGood: false,
          isInZoneOfData: true,
        };
        const graph = graphOf(
          ...recordsOfInstance(
            intervals.map(({ text }) => text),
            zone[0],
          ),
        );
        const protections = protectionsOf(resourceOf(graph, "data"), graph).filter(({ by }) =>
          by.includes("BackupInstance"),
        );
        check(protections, [{ store: vault, points: points.map((of) => ({ of, from: of })) }], span);
      }),
      { numRuns: 60 },
    );
  });
});

function recordsOfInstance(repeatingTimeIntervals: readonly string[], timeZone: string): ResourceRecord[] {
  const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/a/providers`;
  const vault = `${group}/Microsoft.DataProtection/backupVaults/vault`;
  const data = `${group}/Microsoft.DBforPostgreSQL/flexibleServers/data`;
  return [
    record("azure-native:dbforpostgresql:Server", "data", { location: "westeurope" }, { id: data }),
    record(
      "azure-native:dataprotection:BackupVault",
      "vault",
      {
        vaultName: "vault",
        location: "westeurope",
        properties: { storageSettings: [{ dataStoreType: "VaultStore", type: "LocallyRedundant" }] },
      },
      { id: vault },
    ),
    record(
      "azure-native:dataprotection:BackupPolicy",
      "policy",
      {
        vaultName: "vault",
        properties: {
          policyRules: [
            {
              name: "backup",
              objectType: "AzureBackupRule",
              dataStore: { dataStoreType: "VaultStore" },
              trigger: { schedule: { repeatingTimeIntervals, timeZone } },
            },
            {
              name: "Default",
              isDefault: true,
              objectType: "AzureRetentionRule",
              lifecycles: [
                { deleteAfter: { duration: "P3M" }, sourceDataStore: { dataStoreType: "VaultStore" } },
              ],
            },
          ],
        },
      },
      { id: `${vault}/backupPolicies/policy` },
    ),
    record("azure-native:dataprotection:BackupInstance", "instance", {
      vaultName: "vault",
      properties: {
        dataSourceInfo: { resourceID: data },
        policyInfo: { policyId: `${vault}/backupPolicies/policy` },
      },
    }),
  ];
}
