import { output } from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { BackupPlan, type BackupPlanArgs, RestoreTestMode } from "../../src/aws/index.ts";
import { listOf, refusalOf, stackOf, TAGGED, the, vaultOf } from "./stacks.ts";

const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const DAILY = { rpo: "24h", retention: "35d" };

/** A plan for everything that is tagged, and what is said otherwise. */
function planOf({ vault = vaultOf(), ...args }: Partial<BackupPlanArgs> = {}): BackupPlan {
  return new BackupPlan("orders", { vault, selections: TAGGED, objectives: DAILY, ...args });
}

/** What refuses a plan. */
function planRefusal(args: Partial<BackupPlanArgs>): Promise<readonly string[]> {
  return refusalOf(() => planOf(args), "rampart:index:AwsBackupPlan");
}

/** A plan of rules, without objectives. */
function rulesRefusal(rules: BackupPlanArgs["rules"]): Promise<readonly string[]> {
  return refusalOf(
    () => new BackupPlan("orders", { vault: vaultOf(), selections: TAGGED, ...(rules && { rules }) }),
    "rampart:index:AwsBackupPlan",
  );
}

/** Properties of the rules of the plan, as AWS is given them. */
async function rulesOf(args: Partial<BackupPlanArgs>): Promise<readonly Record<string, unknown>[]> {
  const graph = await stackOf(() => planOf(args));
  return the(graph, PLAN, "orders").encodedInputs.rules as Record<string, unknown>[];
}

const daily = { schedule: "0 5 * * *", retention: "35d" };

describe("a plan of objectives", () => {
  it("has its plan, selection, two roles and their policies, and a restore test", async () => {
    const graph = await stackOf(() => planOf());
    const own = listOf(graph).filter(
      (one) => !/BackupVault|BackupAlarms|kms|sns|cloudwatch|vault|forward/.test(one),
    );
    expect(own).toEqual([
      "aws:backup/plan:Plan orders",
      "aws:backup/restoreTestingPlan:RestoreTestingPlan orders",
      ...["Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3"].map(
        (service) =>
          `aws:backup/restoreTestingSelection:RestoreTestingSelection orders-data-tagged-${service}`,
      ),
      "aws:backup/selection:Selection orders-data-tagged",
      "aws:iam/role:Role orders-backup",
      "aws:iam/role:Role orders-restore",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment orders-backup-backup",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment orders-backup-backup-s3",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment orders-restore-restore",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment orders-restore-restore-s3",
      "rampart:index:AwsBackupPlan orders",
      "rampart:index:AwsRestoreTest orders",
    ]);
  });

  it("runs as rarely as windows and copy allow: 12 hours apart for 24 hours", async () => {
    const [rule, ...others] = await rulesOf({});
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      ruleName: "twice-daily",
      targetVaultName: "project-stack-orders",
      schedule: "cron(0 5,17 * * ? *)",
      scheduleExpressionTimezone: "Etc/UTC",
      startWindow: 60,
      completionWindow: 240,
      lifecycle: { deleteAfter: 35 },
      copyActions: [{ lifecycle: { deleteAfter: 35 } }],
    });
  });

  it("keeps what is wanted for years monthly and in cold storage, and archives volumes only there", async () => {
    const rules = await rulesOf({ objectives: { rpo: "24h", retention: "7y" } });
    expect(rules.map(({ ruleName, schedule, lifecycle }) => [ruleName, schedule, lifecycle])).toEqual([
      ["twice-daily", "cron(0 5,17 * * ? *)", { deleteAfter: 35 }],
      ["weekly", "cron(30 3 ? * SUN *)", { deleteAfter: 91 }],
      [
        "monthly",
        "cron(30 2 1 * ? *)",
        { deleteAfter: 2555, coldStorageAfter: 30, optInToArchiveForSupportedResources: true },
      ],
    ]);
  });

  it("is continuous and hourly where nothing rarer will do, and says what AWS cannot reach", async () => {
    let plan: BackupPlan | undefined;
    await stackOf(() => {
      plan = planOf({ objectives: { rpo: "15m" } });
    });
    expect(plan?.rules).toEqual({
      hourly: {
        schedule: "0 * * * *",
        startWindow: "1h",
        completionWindow: "2h",
        retention: "35d",
        continuous: true,
      },
    });
    expect(plan?.worstCases.map(({ disaster, data, worst }) => [disaster, data, worst])).toEqual([
      ["deletion", "what AWS restores to any moment", "15m"],
      ["region", "what AWS restores to any moment", "6h"],
      ["deletion", "what AWS restores to recovery points only", "4h"],
      ["region", "what AWS restores to recovery points only", "6h"],
    ]);
    expect(plan?.notExpressible.map(({ intent, reason }) => [intent, reason])).toEqual([
      [
        "objectives.rpo",
        "AWS Backup cannot do better than 6h for what AWS restores to any moment after the loss of the region, and the objective is 15m; with these rules it is 6h",
      ],
      [
        "objectives.rpo",
        "AWS Backup cannot do better than 4h for what AWS restores to recovery points only after a deletion, and the objective is 15m; with these rules it is 4h",
      ],
      [
        "objectives.rpo",
        "AWS Backup cannot do better than 6h for what AWS restores to recovery points only after the loss of the region, and the objective is 15m; with these rules it is 6h",
      ],
    ]);
  });

  it("keeps everything as long as the locks of its vaults want", async () => {
    const vault = (): BackupPlanArgs["vault"] => vaultOf({ lock: { minRetention: "60d" } });
    let plan: BackupPlan | undefined;
    await stackOf(() => {
      plan = planOf({ vault: vault(), objectives: { rpo: "24h", retention: "14d" } });
    });
    expect(plan?.rules["twice-daily"]?.retention).toBe("60d");
  });
});

describe("the vault of a plan", () => {
  it("has its policies and locks, in every region, before the plan writes to it", async () => {
    const graph = await stackOf(() => planOf());
    const { dependencies } = the(graph, PLAN, "orders");
    for (const type of [
      "aws:backup/vaultPolicy:VaultPolicy",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    ]) {
      for (const name of ["orders", "orders-ireland"])
        expect(dependencies).toContain(the(graph, type, name).urn);
    }
  });

  it("may be what is known of a vault that another stack made", async () => {
    const vault: BackupPlanArgs["vault"] = {
      name: output("kept"),
      arn: output("arn:aws:backup:eu-central-1:123456789012:backup-vault:kept"),
      copies: {
        away: { arn: output("arn:aws:backup:eu-west-1:123456789012:backup-vault:away"), region: "eu-west-1" },
      },
    };
    const [rule] = await rulesOf({ vault });
    expect(rule).toMatchObject({
      targetVaultName: "kept",
      copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:123456789012:backup-vault:away" }],
    });
  });
});

describe("the roles of a plan", () => {
  it("are two: the one that makes backups cannot restore", async () => {
    const graph = await stackOf(() => planOf());
    const policies = graph
      .ofType<{ role: string; policyArn: string }>(ATTACHMENT)
      .map((one) => [one.name, one.get("policyArn").knownText()])
      .sort();
    expect(policies).toEqual([
      ["orders-backup-backup", "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
      ["orders-backup-backup-s3", "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup"],
      [
        "orders-restore-restore",
        "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
      ],
      ["orders-restore-restore-s3", "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore"],
    ]);
    expect(the(graph, SELECTION, "orders-data-tagged").sourcesOf("iamRoleArn")).toEqual([
      the(graph, ROLE, "orders-backup").urn,
    ]);
  });

  it("have their policies before a selection uses them", async () => {
    const graph = await stackOf(() => planOf());
    const { dependencies } = the(graph, SELECTION, "orders-data-tagged");
    expect(dependencies).toContain(the(graph, ATTACHMENT, "orders-backup-backup").urn);
  });

  it("are adopted instead of made", async () => {
    const roles = { backup: "arn:aws:iam::123456789012:role/b", restore: "arn:aws:iam::123456789012:role/r" };
    const graph = await stackOf(() => planOf({ roles }));
    expect(listOf(graph).filter((one) => one.startsWith(ROLE) && !one.endsWith("forward"))).toEqual([]);
    expect(the(graph, SELECTION, "orders-data-tagged").get("iamRoleArn").knownText()).toBe(roles.backup);
  });
});

describe("the selections of a plan", () => {
  it("want every tag, and take what is named besides", async () => {
    const selections = {
      data: {
        tags: { backup: "gold", service: "orders" },
        resources: {
          table: {
            id: "arn:aws:dynamodb:eu-central-1:123456789012:table/a",
            type: "aws:dynamodb/table:Table",
          },
        },
      },
    };
    const graph = await stackOf(() => planOf({ selections }));
    expect(the(graph, SELECTION, "orders-data-tagged").encodedInputs).toMatchObject({
      name: "data-tagged",
      resources: ["*"],
      conditions: [
        {
          stringEquals: [
            { key: "aws:ResourceTag/backup", value: "gold" },
            { key: "aws:ResourceTag/service", value: "orders" },
          ],
        },
      ],
    });
    expect(the(graph, SELECTION, "orders-data-named").encodedInputs).toMatchObject({
      name: "data-named",
      resources: [selections.data.resources.table.id],
    });
  });
});

describe("a plan with more than is required", () => {
  it("writes daily reports, and sets the region's settings, only where it is asked to", async () => {
    const evidence = { bucket: "audit" };
    const regionSettings = { optIn: { S3: true }, manage: { DynamoDB: true } };
    const graph = await stackOf(() => planOf({ evidence, regionSettings, restoreTest: RestoreTestMode.Off }));
    const reports = listOf(graph).filter((one) => /reportPlan|regionSettings|restoreTest/.test(one));
    expect(reports).toEqual([
      "aws:backup/regionSettings:RegionSettings orders",
      "aws:backup/reportPlan:ReportPlan orders-backups",
      "aws:backup/reportPlan:ReportPlan orders-copies",
      "aws:backup/reportPlan:ReportPlan orders-restores",
    ]);
  });

  it("writes to the air-gapped vault of its vault, if that takes what it keeps", async () => {
    const vault = (): BackupPlanArgs["vault"] =>
      vaultOf({ airGapped: { minRetention: "7d", maxRetention: "20d" } });
    expect(await refusalOf(() => planOf({ vault: vault() }), "rampart:index:AwsBackupPlan")).toEqual([
      "rules.twice-daily.retention: of the air-gapped vault, the lock of the vault takes 20d at most",
    ]);
  });

  it("says that AWS has no cold storage for what it backs up", async () => {
    let plan: BackupPlan | undefined;
    const selections = {
      data: { resources: { db: { id: "arn:aws:rds:x", type: "aws:rds/instance:Instance" } } },
    };
    await stackOf(() => {
      plan = planOf({ selections, objectives: { rpo: "24h", retention: "1y" } });
    });
    expect(plan?.notExpressible).toEqual([
      {
        intent: "rules.monthly.coldStorageAfter",
        reason:
          "AWS Backup has no cold storage for aws:rds/instance:Instance: its recovery points stay in warm storage",
      },
    ]);
  });
});

describe("rules that miss an objective", () => {
  it("are refused: a daily rule loses more than 24 hours; the term to cut is named, and by how much", async () => {
    const [problem, ...others] = await planRefusal({ rules: { daily } });
    expect(problem).toMatch(
      /^rules\.daily\.schedule: 1d5h of what AWS restores to any moment may be lost after a del/,
    );
    expect(problem).toMatch(
      /the objective is 1d \(gap of .* 1d \+ start window 1h \+ completion window 4h\)/,
    );
    expect(problem).toMatch(/have jobs of rules\.daily due every 19h at least/);
    expect(others.some((one) => /1d7h of .* after the loss of the region/.test(one))).toBe(true);
  });

  it("are refused where a window alone is too long", async () => {
    const rules = { often: { ...daily, schedule: "0 */2 * * *", completionWindow: "40h" } };
    const [problem] = await planRefusal({ rules });
    expect(problem).toMatch(
      /^rules\.often\.completionWindow: 1d19h of .*cut the completion window from 1d16h to 21h at most/,
    );
  });

  it("are refused where only a continuous rule meets it", async () => {
    const rules = { hourly: { ...daily, schedule: "0 * * * *", completionWindow: "2h" } };
    expect(await planRefusal({ rules, objectives: { rpo: "1h" } })).toEqual([
      "rules: 4h of what AWS restores to any moment may be lost after a deletion, and the objective is 1h: make a rule continuous",
    ]);
  });

  it("are refused where nothing is kept long enough, or in too few places", async () => {
    const rules = { often: { schedule: "0 */4 * * *", retention: "35d" } };
    const objectives = {
      rpo: "24h",
      retention: "90d",
      copies: { regions: ["eu-west-1", "us-east-1"], accounts: 1, immutable: true },
    };
    expect(await planRefusal({ rules, objectives })).toEqual([
      "objectives.copies.regions: the vault has copies in eu-west-1; us-east-1 is missing",
      expect.stringMatching(
        /^objectives\.copies\.accounts: the vault has copies in no other account; 1 more/,
      ),
      expect.stringMatching(/^objectives\.copies\.immutable: a governance lock can be taken off/),
    ]);
    expect(await planRefusal({ rules, objectives: { retention: "90d" } })).toEqual([
      "rules.often.retention: 35d is the longest that anything is kept, and the objective is 90d",
    ]);
  });
});

describe("wrong arguments of a plan", () => {
  it("neither objectives nor rules", async () => {
    expect(
      await refusalOf(
        () => new BackupPlan("orders", { vault: vaultOf(), selections: TAGGED }),
        "rampart:index:AwsBackupPlan",
      ),
    ).toEqual([expect.stringMatching(/^arguments: .*objectives.*rules.*none is given/)]);
  });

  it("unknown names, with what was meant", async () => {
    const args = {
      objectivs: {},
      rules: { daily: { ...daily, retetion: "1d" } },
    } as unknown as BackupPlanArgs;
    expect(await planRefusal(args)).toEqual([
      expect.stringMatching(/^objectivs: there is no such argument; did you mean "objectives"\?/),
      expect.stringMatching(/^rules\.daily\.retetion: there is no such argument; did you mean "retention"\?/),
    ]);
  });

  it("a schedule that never comes, a time zone that there is not: all at once", async () => {
    const rules = {
      never: { ...daily, schedule: "0 5 30 2 *" },
      nowhere: { ...daily, timeZone: "Europe/Berlon" },
    };
    expect(await rulesRefusal(rules)).toEqual([
      expect.stringMatching(/^rules\.never\.schedule: "0 5 30 2 \*" never runs/),
      expect.stringMatching(/^rules\.nowhere\.timeZone: "Europe\/Berlon" is not a time zone/),
    ]);
  });

  it("schedules that AWS cannot say: rates, and days of the month or of the week", async () => {
    const rules = {
      rate: { ...daily, schedule: "rate(4 hours)" },
      both: { ...daily, schedule: "0 5 1 * MON" },
    };
    expect(await rulesRefusal(rules)).toEqual([
      expect.stringMatching(
        /^rules\.rate\.schedule: "rate\(4 hours\)": AWS Backup takes times of day and no rates/,
      ),
      expect.stringMatching(/^rules\.both\.schedule: "0 5 1 \* MON": AWS Backup takes days of the month or/),
    ]);
  });

  it("a retention that the lock of the vault, or of a copy, refuses", async () => {
    expect(await rulesRefusal({ daily: { ...daily, retention: "3d" } })).toEqual([
      "rules.daily.retention: 3d, and the lock of the vault wants 7d at least",
      "rules.daily.retention: copy ireland is kept for 3d, and the lock of the vault wants 7d at least",
    ]);
    expect(await rulesRefusal({ daily: { ...daily, copies: { ireland: { retention: "2d" } } } })).toEqual([
      "rules.daily.copies.ireland.retention: 2d, and the lock of the vault wants 7d at least",
    ]);
    const vault = (): BackupPlanArgs["vault"] => vaultOf({ lock: { maxRetention: "30d" } });
    const problems = await refusalOf(
      () => new BackupPlan("orders", { vault: vault(), selections: TAGGED, rules: { daily } }),
      "rampart:index:AwsBackupPlan",
    );
    expect(problems[0]).toBe("rules.daily.retention: 35d, and the lock of the vault takes 30d at most");
  });

  it("cold storage for less than 90 days, a continuous rule for more than 35", async () => {
    expect(await rulesRefusal({ daily: { ...daily, retention: "100d", coldStorageAfter: "30d" } })).toEqual([
      "rules.daily.coldStorageAfter: what goes to cold storage after 30d stays there 90d at least, and is to be deleted after 100d; keep it for 120d or more",
    ]);
    expect(await rulesRefusal({ daily: { ...daily, retention: "36d", continuous: true } })).toEqual([
      "rules.daily.retention: AWS Backup keeps continuous backups for 35d at most, not 36d; add a rule that is not continuous for longer",
    ]);
  });

  it("windows shorter than AWS takes", async () => {
    expect(await rulesRefusal({ daily: { ...daily, startWindow: "2h", completionWindow: "2h" } })).toEqual([
      "rules.daily.completionWindow: 2h is too short: with a start window of 2h AWS Backup wants 3h at least",
    ]);
    expect(await rulesRefusal({ daily: { ...daily, startWindow: "30m" } })).toEqual([
      "rules.daily.startWindow: 30m is too short: AWS Backup wants 1h at least",
    ]);
  });

  it("an objective without a unit", async () => {
    expect(await planRefusal({ objectives: { rpo: "24" } })).toEqual([
      expect.stringMatching(/^objectives\.rpo: "24" has no unit/),
    ]);
  });

  it("a copy that the vault does not have, names that differ in case only or are too long", async () => {
    expect(await rulesRefusal({ daily: { ...daily, copies: { irland: {} } } })).toEqual([
      'rules.daily.copies.irland: the vault has no such copy; did you mean "ireland"?; it has ireland',
    ]);
    const long = "a".repeat(51);
    expect(await rulesRefusal({ daily, Daily: daily, [long]: daily })).toEqual([
      "rules.Daily: it differs from daily in case only; choose another name",
      `rules.${long}: the name has 51 characters, 50 are allowed`,
    ]);
  });

  it("a selection that selects nothing, or a type that AWS does not back up", async () => {
    const queue = { id: "arn:aws:sqs:x", type: "aws:sqs/queue:Queue" };
    const typo = { id: "arn:aws:rds:x", type: "aws:rds/instance:Instanse" };
    const selections = { empty: {}, odd: { resources: { queue, typo } } };
    expect(await planRefusal({ selections })).toEqual([
      "selections.empty: it selects nothing; give tags or resources",
      "selections.odd.resources.queue.type: AWS Backup does not back up aws:sqs/queue:Queue",
      'selections.odd.resources.typo.type: AWS Backup does not back up aws:rds/instance:Instanse; did you mean "aws:rds/instance:Instance"?',
    ]);
    expect(await planRefusal({ selections: {} })).toEqual([
      "selections: there must be one at least, or nothing is backed up",
    ]);
  });
});
