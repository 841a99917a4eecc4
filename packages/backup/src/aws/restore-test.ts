import { RestoreTestingPlan } from "@pulumi/aws/backup/restoreTestingPlan.js";
import { RestoreTestingSelection } from "@pulumi/aws/backup/restoreTestingSelection.js";
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import { accountOf } from "./account.ts";
import { adoptOrMakeRole, RESTORE_POLICIES } from "./managed-role.ts";
import { nameOf, TEST_NAME } from "./names.ts";
import { meantTest, type TestedPart } from "./restore-problems.ts";
import type { RestoreTestArgs } from "./restore-test-args.ts";

/**
 * Restores the newest recovery points again and again, so that it is known that they can be restored. AWS deletes what
 * it restored when the validation window is over.
 *
 * @throws {ArgumentError} before anything is registered.
 */
export class RestoreTest extends ComponentResource {
  /** ARN of the plan of restore tests. */
  readonly arn: Output<string>;
  /** ARN of the role that restores. */
  readonly roleArn: Output<string>;
  /** What AWS cannot express of what was asked. */
  readonly notExpressible: readonly NotExpressible[];

  constructor(name: string, args: RestoreTestArgs, opts?: ComponentResourceOptions) {
    const meant = meantTest(args);
    refuseIfAny(`RestoreTest "${name}"`, meant.problems);
    const { vaults, ...facts } = args;
    const vaultArns = Object.fromEntries(Object.entries(vaults).map(([word, { arn }]) => [word, arn]));
    super("rampart:index:AwsRestoreTest", name, { ...facts, vaults: vaultArns }, opts);
    const where = args.region === undefined ? {} : { region: args.region };
    const tags = args.tags ?? {};
    const role = adoptOrMakeRole(args.role, {
      name: `${name}-restore-test`,
      description: "Lets AWS Backup restore recovery points to test them",
      policies: RESTORE_POLICIES,
      parent: this,
      account: accountOf({ parent: this }),
      tags,
    });
    const plan = new RestoreTestingPlan(
      name,
      {
        ...where,
        name: nameOf([name], TEST_NAME),
        scheduleExpression: meant.schedule,
        scheduleExpressionTimezone: meant.timeZone,
        startWindowHours: meant.startWindowHours,
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: Object.keys(vaults)
            .sort()
            .flatMap((word) => vaults[word]?.arn ?? []),
          recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
          selectionWindowDays: meant.selectionWindowDays,
        },
        tags,
      },
      { parent: this },
    );
    for (const part of meant.parts) {
      const overrides = args.overrides?.[part.service];
      new RestoreTestingSelection(
        `${name}-${part.word}`,
        {
          ...where,
          name: nameOf([name, part.word], TEST_NAME),
          restoreTestingPlanName: plan.name,
          protectedResourceType: part.service,
          ...whatIsRestored(part),
          iamRoleArn: role.arn,
          validationWindowHours: meant.validationWindowHours,
          ...(overrides === undefined ? {} : { restoreMetadataOverrides: { ...overrides } }),
        },
        { parent: this, dependsOn: [...role.ready] },
      );
    }
    this.arn = plan.arn;
    this.roleArn = role.arn;
    this.notExpressible = meant.notExpressible;
    this.registerOutputs({
      arn: this.arn,
      roleArn: this.roleArn,
      schedule: meant.schedule,
      ...(args.objectives === undefined ? {} : { objectives: args.objectives }),
      notExpressible: this.notExpressible,
    });
  }
}

function whatIsRestored({ resources, selection }: TestedPart): {
  readonly protectedResourceArns: Input<string>[];
  readonly protectedResourceConditions?: {
    readonly stringEquals: { readonly key: string; readonly value: string }[];
  };
} {
  if (resources.length > 0) {
    return { protectedResourceArns: resources.flatMap((key) => selection.resources?.[key]?.id ?? []) };
  }
  return {
    protectedResourceArns: ["*"],
    protectedResourceConditions: {
      stringEquals: Object.entries(selection.tags ?? {})
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value })),
    },
  };
}
