import type { Input } from "@pulumi/pulumi";
import { worstCase } from "@rampart/recovery";
import type { CompleteRule, Lifecycle } from "../intent/complete-rule.ts";
import { DAY, MINUTE } from "../intent/limits.ts";
import { awsCronOf } from "./aws-cron.ts";
import type { TargetVault } from "./backup-plan-args.ts";

/** A rule as AWS Backup takes it. */
export interface PlanRule {
  readonly ruleName: string;
  readonly targetVaultName: Input<string>;
  readonly targetLogicallyAirGappedBackupVaultArn?: Input<string>;
  readonly schedule: string;
  readonly scheduleExpressionTimezone: string;
  readonly startWindow: number;
  readonly completionWindow: number;
  readonly enableContinuousBackup?: boolean;
  readonly lifecycle: PlanLifecycle;
  readonly copyActions: { readonly destinationVaultArn: Input<string>; readonly lifecycle: PlanLifecycle }[];
}

/** Days. */
interface PlanLifecycle {
  readonly deleteAfter: number;
  readonly coldStorageAfter?: number;
  readonly optInToArchiveForSupportedResources?: boolean;
}

/**
 * Snapshots of volumes go to the archive only from rules that run every 28 days or more rarely.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
 */
const ARCHIVE_GAP = 28 * DAY;

/** @throws {TypeError} on a schedule that AWS cannot say; it is refused long before. */
export function planRuleOf(rule: CompleteRule, vault: TargetVault): PlanRule {
  const cron = awsCronOf(rule.schedule);
  if ("refusal" in cron) throw new TypeError(cron.refusal);
  const gap = worstCase([{ name: rule.name, schedule: rule.schedule, delays: [] }]).seconds ?? 0;
  const lifecycle = (one: Lifecycle): PlanLifecycle => lifecycleOf(one, gap >= ARCHIVE_GAP);
  return {
    ruleName: rule.name,
    targetVaultName: vault.name,
    ...(vault.airGapped === undefined ? {} : { targetLogicallyAirGappedBackupVaultArn: vault.airGapped.arn }),
    schedule: cron.cron,
    scheduleExpressionTimezone: rule.schedule.timeZone,
    startWindow: Math.ceil(rule.startWindow / MINUTE),
    completionWindow: Math.ceil(rule.completionWindow / MINUTE),
    ...(rule.isContinuous ? { enableContinuousBackup: true } : {}),
    lifecycle: lifecycle(rule),
    copyActions: Object.keys(rule.copies)
      .sort()
      .flatMap((word) => {
        const [copy, target] = [rule.copies[word], vault.copies[word]];
        return copy === undefined || target === undefined
          ? []
          : [{ destinationVaultArn: target.arn, lifecycle: lifecycle(copy) }];
      }),
  };
}

function lifecycleOf({ retention, coldStorageAfter }: Lifecycle, isRare: boolean): PlanLifecycle {
  if (coldStorageAfter === undefined) return { deleteAfter: retention / DAY };
  return {
    coldStorageAfter: coldStorageAfter / DAY,
    deleteAfter: retention / DAY,
    ...(isRare ? { optInToArchiveForSupportedResources: true } : {}),
  };
}
