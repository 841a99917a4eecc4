import type { ResourceRecord } from "@rampart/core/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rpoAfter } from "../../src/analyse/rpo.ts";
import { DISASTERS } from "../../src/protection/protection.ts";
import { protectionsOf } from "../../src/protection/protections-of.ts";
import { graphOf, HOME_ACCOUNT, HOME_REGION, record, resourceOf } from "../protection/stacks.ts";
import { allDays, type RandomSchedule, randomSchedule, ZONES } from "../worst-case/random-schedule.ts";
import { simulatedRuns, type Years } from "../worst-case/simulator.ts";
import { type Content, type Store, worstAfter } from "./world.ts";

const MINUTES_A_DAY = 1440;
const OTHER_REGION = "eu-central-1";
const OTHER_ACCOUNT = "222222222222";

/** Minutes after which AWS gives a job up, where a rule does not say; and those in which a copy has to start. */
const START = 480;
const COMPLETION = 10_080;
const COPY = 120;

interface Vault {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** Days that its lock wants at least; none without. */
  readonly least: number | undefined;
  /** Days that its lock allows at most, where it has one. */
  readonly most: number | undefined;
  readonly isCompliance: boolean;
  readonly hasOwnKey: boolean;
}

interface Rule {
  readonly schedule: RandomSchedule;
  readonly startWindow: number | undefined;
  readonly completionWindow: number | undefined;
  readonly days: number | undefined;
  readonly isContinuous: boolean;
  /** Into which of the vaults, by number. */
  readonly vault: number;
  readonly copies: readonly { readonly vault: number; readonly days: number | undefined }[];
}

type Selecting = "tag" | "arn" | "pattern" | "condition" | "other" | "excluded";

interface Case {
  readonly vaults: readonly Vault[];
  readonly plans: readonly { readonly rules: readonly Rule[]; readonly selection: Selecting }[];
  readonly type: keyof typeof TYPES;
  /** The data is encrypted with a key of its own account, and not with that of AWS. */
  readonly hasOwnKey: boolean;
}

/** How AWS Backup treats each: from the table of features by resource. */
const TYPES = {
  "aws:ebs/volume:Volume": { newest: undefined, ofVaultKey: false, name: "volume/vol-1", service: "ec2" },
  "aws:efs/fileSystem:FileSystem": {
    newest: undefined,
    ofVaultKey: true,
    name: "file-system/fs-1",
    service: "elasticfilesystem",
  },
  "aws:s3/bucket:Bucket": { newest: 15, ofVaultKey: true, name: "data", service: "s3" },
  "aws:rds/instance:Instance": { newest: 5, ofVaultKey: false, name: "db:data", service: "rds" },
  // One that no plan can copy.
  "aws:redshift/cluster:Cluster": {
    newest: undefined,
    ofVaultKey: false,
    name: "cluster:data",
    service: "redshift",
  },
} as const;
const NEVER_COPIED = "aws:redshift/cluster:Cluster";

const vault = (index: number): fc.Arbitrary<Vault> =>
  fc.record({
    name: fc.constant(`vault-${index}`),
    // The first two are where plans write to.
    region: index < 2 ? fc.constant(HOME_REGION) : fc.constantFrom(HOME_REGION, OTHER_REGION),
    account: index < 2 ? fc.constant(HOME_ACCOUNT) : fc.constantFrom(HOME_ACCOUNT, OTHER_ACCOUNT),
    least: fc.option(fc.constantFrom(7, 30), { nil: undefined }),
    most: fc.option(fc.constantFrom(30, 35), { nil: undefined }),
    isCompliance: fc.boolean(),
    hasOwnKey: fc.boolean(),
  });

const days = fc.constantFrom(undefined, 6, 7, 29, 30, 31, 35, 36);

const rule: fc.Arbitrary<Rule> = fc.record({
  schedule: randomSchedule(ZONES, allDays),
  startWindow: fc.constantFrom(undefined, 60, 61, 480),
  completionWindow: fc.constantFrom(undefined, 480, 500, 3000),
  days,
  isContinuous: fc.boolean(),
  vault: fc.nat({ max: 1 }),
  copies: fc.array(fc.record({ vault: fc.nat({ max: 3 }), days }), { maxLength: 2 }),
});

const anyCase: fc.Arbitrary<Case> = fc.record({
  vaults: fc.tuple(vault(0), vault(1), vault(2), vault(3)),
  plans: fc.array(
    fc.record({
      rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
      selection: fc.constantFrom<Selecting>("tag", "tag", "arn", "pattern", "condition", "other", "excluded"),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  type: fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])),
  hasOwnKey: fc.boolean(),
});

const arnOf = ({ type }: Case): string =>
  `arn:aws:${TYPES[type].service}:${HOME_REGION}:${HOME_ACCOUNT}:${TYPES[type].name}`;

const vaultArn = ({ name, region, account }: Vault): string =>
  `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

const OWN_KEY = `arn:aws:kms:${HOME_REGION}:${HOME_ACCOUNT}:key/data`;

const keyArn = ({ region, account }: Vault): string => `arn:aws:kms:${region}:${account}:key/k`;

/** The stack, as Pulumi exports it. */
function recordsOf(drawn: Case): ResourceRecord[] {
  const arn = arnOf(drawn);
  const selections = {
    tag: { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }] },
    arn: { resources: [arn] },
    pattern: { resources: [`arn:aws:${TYPES[drawn.type].service}:*:*:*`] },
    condition: {
      resources: ["*"],
      conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "gold" }] }],
    },
    excluded: { resources: ["*"], notResources: [arn] },
    other: { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "silver" }] },
  } as const;
  return [
    record(
      drawn.type,
      "data",
      { tags: { backup: "gold" }, ...(drawn.hasOwnKey ? { kmsKeyId: OWN_KEY } : {}) },
      { outputs: { arn } },
    ),
    ...drawn.vaults.flatMap((one) => [
      record(
        "aws:backup/vault:Vault",
        one.name,
        { name: one.name, region: one.region, ...(one.hasOwnKey ? { kmsKeyArn: keyArn(one) } : {}) },
        { id: one.name, outputs: { arn: vaultArn(one) } },
      ),
      ...(one.least === undefined
        ? []
        : [
            record("aws:backup/vaultLockConfiguration:VaultLockConfiguration", `lock of ${one.name}`, {
              backupVaultName: one.name,
              minRetentionDays: one.least,
              maxRetentionDays: one.most,
              ...(one.isCompliance ? { changeableForDays: 3 } : {}),
            }),
          ]),
    ]),
    ...drawn.plans.flatMap(({ rules, selection }, index) => [
      record(
        "aws:backup/plan:Plan",
        `plan-${index}`,
        {
          name: `plan-${index}`,
          rules: rules.map((one, number) => ({
            ruleName: `rule-${number}`,
            targetVaultName: drawn.vaults[one.vault]?.name,
            schedule: one.schedule.text,
            scheduleExpressionTimezone: one.schedule.timeZone,
            startWindow: one.startWindow,
            completionWindow: one.completionWindow,
            enableContinuousBackup: one.isContinuous,
            lifecycle: one.days === undefined ? undefined : { deleteAfter: one.days },
            copyActions: one.copies.map((copy) => ({
              destinationVaultArn: drawn.vaults.slice(copy.vault, copy.vault + 1).map(vaultArn)[0],
              lifecycle: copy.days === undefined ? undefined : { deleteAfter: copy.days },
            })),
          })),
        },
        { id: `plan-${index}` },
      ),
      record("aws:backup/selection:Selection", `selection-${index}`, {
        planId: `plan-${index}`,
        ...selections[selection],
      }),
    ]),
  ];
}

/** What is in a vault stays if nobody can take its lock off, nor the key away that opens it. */
function storeOf({ region, account, isCompliance, least }: Vault, isKeyInReach: boolean): Store {
  return { region, account, isLockedForGood: least !== undefined && isCompliance && !isKeyInReach };
}

/** Whether the lock of a vault lets in what is to be kept for so many days; not said is for ever. */
function isLetIn({ least, most }: Vault, kept: number | undefined): boolean {
  if (least === undefined) return true;
  if (kept === undefined) return most === undefined;
  return kept >= least && kept <= (most ?? kept);
}

/** Lets each job run as late as it may, and copies what it made. */
function simulate(drawn: Case, span: Years): Content[] {
  const { newest, ofVaultKey } = TYPES[drawn.type];
  return drawn.plans.flatMap(({ rules, selection }) => {
    if (selection === "other" || selection === "excluded") return [];
    return rules.flatMap((one): Content[] => {
      const target = drawn.vaults[one.vault];
      if (target === undefined || !isLetIn(target, one.days)) return [];
      const done = simulatedRuns(one.schedule, span).map((due) => ({
        of: due,
        from: due + (one.startWindow ?? START) + (one.completionWindow ?? COMPLETION),
      }));
      // Some are opened with the key of their vault, and the snapshots of others with that of the data.
      const store = storeOf(target, ofVaultKey ? target.hasOwnKey : drawn.hasOwnKey);
      const contents: Content[] =
        newest !== undefined && one.isContinuous
          ? [{ store, points: [], alwaysYoungerThan: newest }]
          : [{ store, points: done }];
      if (drawn.type === NEVER_COPIED) return contents;
      for (const copy of one.copies) {
        const destination = drawn.vaults[copy.vault];
        // A copy whose own days are not said is kept as long as its source.
        if (destination === undefined || destination === target) continue;
        if (!isLetIn(destination, copy.days ?? one.days)) continue;
        contents.push({
          store: storeOf(destination, destination.hasOwnKey),
          points: done.map(({ of, from }) => ({ of, from: from + COPY })),
        });
      }
      return contents;
    });
  });
}

describe("a plan of AWS Backup as a stack has it", () => {
  test.each([
    ["2027-01-15T00:00:00Z", 380],
    ["2028-02-01T00:00:00Z", 380],
  ])(
    "loses what a simulation of its jobs loses, from %s for %d days, after each disaster",
    {
      timeout: 300_000,
    },
    (start, length) => {
      const from = Date.parse(start) / 60_000;
      const span: Years = { from, until: from + length * MINUTES_A_DAY };
      const horizon = { from: new Date(from * 60_000), until: new Date(span.until * 60_000) };
      fc.assert(
        fc.property(anyCase, (drawn) => {
          const graph = graphOf(...recordsOf(drawn));
          const home = { region: HOME_REGION, account: HOME_ACCOUNT };
          const contents = simulate(drawn, span);
          const protections = protectionsOf(resourceOf(graph, "data"), graph).filter(
            // What its own service does besides is not simulated.
            ({ by }) => by.includes("aws:backup/plan:Plan"),
          );
          for (const disaster of DISASTERS) {
            const { rpo, unknown } = rpoAfter(disaster, protections, undefined, { horizon });
            const worst = worstAfter(disaster, contents, home, span);
            expect(unknown).toEqual([]);
            expect([disaster, rpo.worst]).toEqual([disaster, worst === undefined ? undefined : worst * 60]);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
