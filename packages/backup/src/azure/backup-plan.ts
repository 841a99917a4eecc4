import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import type { Objectives } from "@rampart/core/config";
import { renderDuration } from "@rampart/core/units";
import { DISASTERS } from "@rampart/recovery";
import { RestoreTestMode } from "../intent/restore-test-mode.ts";
import type { AnnouncedWorstCase } from "../intent/worst-cases.ts";
import { backUpInstances } from "./backup-instances.ts";
import type { BackupPlanArgs } from "./backup-plan-args.ts";
import { planOf } from "./backup-plan-arguments.ts";
import { clientOf } from "./client.ts";
import type { JudgedPolicy } from "./plan-objectives.ts";
import { chosenOf } from "./plan-selections.ts";
import { protectItems } from "./protected-items.ts";
import { RestoreTest } from "./restore-test.ts";
import { RoleAssignments } from "./role-assignment-mode.ts";
import { clockTimes } from "./schedule.ts";

/** A policy as it was meant. */
export interface PlannedPolicy {
  /** Pulumi type of what it backs up. */
  readonly type: string;
  /** `hourly`, `daily` or `weekly`. */
  readonly form: string;
  /** Times of day at which backups are made: `03:00`. */
  readonly times: readonly string[];
  /** From 0, Sunday; absent where it is every day. */
  readonly days?: readonly number[];
  /** IANA name of the zone of `times`. */
  readonly timeZone: string;
  /** How long every recovery point is kept: a duration. */
  readonly retention: string;
  /** How long some are kept, by the name of their rule: durations. */
  readonly keptLonger: Readonly<Record<string, string>>;
}

/**
 * Backs up machines, file shares, disks, blobs, PostgreSQL servers and Kubernetes clusters by rules, or by what is
 * promised for them.
 *
 * Before anything is made, the most that may be lost after each disaster is worked out, as `rampart recovery` does it
 * for the deployed stack, and compared with the objectives.
 *
 * Backups go on, and recovery points stay, when a resource is taken out of the plan: see `teardown`.
 */
export class BackupPlan extends ComponentResource {
  /** One policy for each type of resource that is selected. */
  readonly policies: readonly PlannedPolicy[];
  /** The most that may be lost, by type of resource and disaster. */
  readonly worstCases: readonly AnnouncedWorstCase[];
  /** What was promised. */
  readonly objectives: Objectives;
  /** What was asked for, and Azure has no way to do. */
  readonly notExpressible: readonly NotExpressible[];

  /**
   * @param name Begins the names of everything that is made: letters, digits and hyphens.
   * @throws {ArgumentError} naming everything that is wrong with the arguments, before anything is registered.
   */
  constructor(name: string, args: BackupPlanArgs, opts?: ComponentResourceOptions) {
    const { problems, policies, notExpressible } = planOf(name, args);
    refuseIfAny(`BackupPlan "${name}"`, problems);
    super("rampart:index:AzureBackupPlan", name, args, opts);
    const { vault, selections, tags = {} } = args;
    this.objectives = args.objectives ?? {};
    this.policies = policies.map(meant);
    this.worstCases = policies.flatMap(announce);
    this.notExpressible = notExpressible;
    const kept = { parent: this, retainOnDelete: args.teardown === undefined };
    const chosen = chosenOf(selections);
    const grantedIn =
      args.roleAssignments === RoleAssignments.Existing ? undefined : clientOf(this).subscriptionId;
    for (const { policy, name: policyName } of policies) {
      const own = chosen.filter(({ source }) => source === policy.source);
      if (policy.source.vault === "recoveryServices") {
        protectItems(name, policyName, policy, own, vault.recoveryServices, kept);
        continue;
      }
      const place = {
        vault: vault.backup,
        location: vault.facts.location,
        tags,
        grantedIn,
      };
      backUpInstances(name, policyName, policy, own, place, kept);
    }
    if (args.restoreTest !== RestoreTestMode.Off) {
      const { objectives } = args;
      new RestoreTest(
        `${name}-restore-test`,
        { vault, selections, tags, ...(objectives === undefined ? {} : { objectives }) },
        { parent: this },
      );
    }
    this.registerOutputs({
      objectives: this.objectives,
      policies: this.policies,
      worstCases: this.worstCases,
      notExpressible,
    });
  }
}

function meant({ policy }: JudgedPolicy): PlannedPolicy {
  const { schedule, source, timeZone, retention, tiers } = policy;
  return {
    type: source.type,
    form: schedule.form,
    times: clockTimes(schedule).map(({ hour, minute }) => `${two(hour)}:${two(minute)}`),
    ...(schedule.form === "weekly" ? { days: schedule.days } : {}),
    timeZone,
    retention: renderDuration(retention),
    keptLonger: Object.fromEntries(tiers.map((tier) => [tier.rule, renderDuration(tier.retention)])),
  };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function announce({ policy, worstCases }: JudgedPolicy): readonly AnnouncedWorstCase[] {
  return DISASTERS.map((disaster) => {
    const { seconds, terms } = worstCases[disaster];
    return {
      disaster,
      data: policy.source.type,
      ...(seconds === undefined ? {} : { worst: renderDuration(Math.ceil(seconds)), seconds }),
      terms: terms.map((term) => ({
        name: term.name,
        duration: renderDuration(Math.ceil(term.seconds)),
        source: term.source,
      })),
    };
  });
}
