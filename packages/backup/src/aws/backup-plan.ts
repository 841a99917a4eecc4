import { Plan } from "@pulumi/aws/backup/plan.js";
import { RegionSettings } from "@pulumi/aws/backup/regionSettings.js";
import { ReportPlan } from "@pulumi/aws/backup/reportPlan.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import { ComponentResource, type ComponentResourceOptions, type Output, Resource } from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import type { BackupRule } from "../intent/backup-rule.ts";
import type { BackupSelection } from "../intent/selection.ts";
import { type AnnouncedWorstCase, announce } from "../intent/worst-cases.ts";
import { accountOf } from "./account.ts";
import type { BackupPlanArgs, Evidence } from "./backup-plan-args.ts";
import {
  adoptOrMakeRole,
  arnWhenReady,
  BACKUP_POLICIES,
  type BackupRole,
  RESTORE_POLICIES,
} from "./managed-role.ts";
import { nameOf, PLAN_NAME, TEST_NAME } from "./names.ts";
import { meantPlan } from "./plan-problems.ts";
import { planRuleOf } from "./plan-rule.ts";
import { RestoreTest } from "./restore-test.ts";
import { testedBy } from "./tested.ts";

/**
 * A plan of AWS Backup. Before anything is registered it works out how much of the newest data may be lost at most,
 * with windows and copies counted in, and compares that with the objectives.
 *
 * With its required arguments and objectives alone it has roles of its own for backups and for restores, copies to each
 * copy of the vault, and restores are tested.
 *
 * @throws {ArgumentError} before anything is registered, naming each argument that is wrong, or the term of the worst
 * case to cut and by how much.
 */
export class BackupPlan extends ComponentResource {
  /** Id of the plan. */
  readonly id: Output<string>;
  /** ARN of the plan. */
  readonly arn: Output<string>;
  /** ARN of the role that makes backups. */
  readonly backupRoleArn: Output<string>;
  /** ARN of the role that restores. */
  readonly restoreRoleArn: Output<string>;
  /** As they were given, or derived. */
  readonly rules: Readonly<Record<string, BackupRule>>;
  /** How much of the newest data is lost at most, for each kind of data that is selected, after a deletion and after the loss of the region. */
  readonly worstCases: readonly AnnouncedWorstCase[];
  /** Undefined where `restoreTest` is off. */
  readonly restoreTest: RestoreTest | undefined;
  /** What AWS cannot express of what was asked. */
  readonly notExpressible: readonly NotExpressible[];

  constructor(name: string, args: BackupPlanArgs, opts?: ComponentResourceOptions) {
    const meant = meantPlan(args);
    const test = meant.problems.length > 0 ? undefined : testedBy(args, meant.complete);
    refuseIfAny(`BackupPlan "${name}"`, [...meant.problems, ...(test?.problems ?? [])]);
    const { vault, ...facts } = args;
    super("rampart:index:AwsBackupPlan", name, { ...facts, vault: vault.arn }, opts);
    const region = args.region ?? vault.region;
    const where = region === undefined ? {} : { region };
    const tags = args.tags ?? {};
    const account = accountOf({ parent: this });
    const roles = { parent: this, account, tags };
    const backup = adoptOrMakeRole(args.roles?.backup, {
      ...roles,
      name: `${name}-backup`,
      description: "Lets AWS Backup read data and write recovery points",
      policies: BACKUP_POLICIES,
    });
    const restore = adoptOrMakeRole(args.roles?.restore, {
      ...roles,
      name: `${name}-restore`,
      description: "Lets AWS Backup restore recovery points",
      policies: RESTORE_POLICIES,
    });
    // Vaults of a component are there when their policies and locks are.
    const dependsOn = Resource.isInstance(vault) ? [vault] : [];
    const plan = new Plan(
      name,
      {
        ...where,
        name: nameOf([name], PLAN_NAME),
        rules: meant.complete.map((rule) => planRuleOf(rule, vault)),
        tags,
      },
      { parent: this, dependsOn },
    );
    this.id = plan.id;
    this.arn = plan.arn;
    this.backupRoleArn = backup.arn;
    this.restoreRoleArn = restore.arn;
    for (const [word, selection] of Object.entries(args.selections)) {
      this.#select(`${name}-${word}`, word, selection, plan, backup, where);
    }
    if (args.evidence !== undefined) this.#report(name, args.evidence, where, args.tags);
    if (args.regionSettings !== undefined) {
      const { optIn, manage } = args.regionSettings;
      new RegionSettings(
        name,
        {
          ...where,
          resourceTypeOptInPreference: { ...optIn },
          ...(manage === undefined ? {} : { resourceTypeManagementPreference: { ...manage } }),
        },
        { parent: this },
      );
    }
    this.rules = meant.rules;
    this.worstCases = meant.worstCases.map(announce);
    this.restoreTest =
      test?.args === undefined
        ? undefined
        : new RestoreTest(name, { ...test.args, role: arnWhenReady(restore) }, { parent: this });
    this.notExpressible = [...meant.notExpressible, ...(this.restoreTest?.notExpressible ?? [])];
    this.registerOutputs({
      id: this.id,
      arn: this.arn,
      backupRoleArn: this.backupRoleArn,
      restoreRoleArn: this.restoreRoleArn,
      ...(args.objectives === undefined ? {} : { objectives: args.objectives }),
      rules: this.rules,
      worstCases: this.worstCases,
      notExpressible: meant.notExpressible,
    });
  }

  /** What must carry tags and what is named are two selections: AWS joins the two in one with "and". */
  #select(
    name: string,
    word: string,
    { tags = {}, resources = {} }: BackupSelection,
    plan: Plan,
    role: BackupRole,
    where: { readonly region?: string },
  ): void {
    const options = { parent: this, dependsOn: [...role.ready] };
    const common = { ...where, planId: plan.id, iamRoleArn: role.arn };
    const keys = Object.keys(tags).sort();
    if (keys.length > 0) {
      new Selection(
        `${name}-tagged`,
        {
          ...common,
          name: `${word}-tagged`,
          resources: ["*"],
          conditions: [
            {
              stringEquals: keys.map((key) => ({ key: `aws:ResourceTag/${key}`, value: tags[key] ?? "" })),
            },
          ],
        },
        options,
      );
    }
    const named = Object.keys(resources).sort();
    if (named.length > 0) {
      new Selection(
        `${name}-named`,
        {
          ...common,
          name: `${word}-named`,
          resources: named.flatMap((key) => resources[key]?.id ?? []),
        },
        options,
      );
    }
  }

  /** Source of the templates: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ReportSetting.html */
  #report(
    name: string,
    { bucket, prefix = "backup" }: Evidence,
    where: { readonly region?: string },
    tags: BackupPlanArgs["tags"],
  ): void {
    const templates = {
      backups: "BACKUP_JOB_REPORT",
      copies: "COPY_JOB_REPORT",
      restores: "RESTORE_JOB_REPORT",
    };
    for (const [word, reportTemplate] of Object.entries(templates)) {
      new ReportPlan(
        `${name}-${word}`,
        {
          ...where,
          name: nameOf([name, word], TEST_NAME),
          description: `Daily report of ${word}`,
          reportDeliveryChannel: {
            s3BucketName: bucket,
            s3KeyPrefix: `${prefix}/${word}`,
            formats: ["CSV", "JSON"],
          },
          reportSetting: { reportTemplate },
          ...(tags === undefined ? {} : { tags }),
        },
        { parent: this },
      );
    }
  }
}
