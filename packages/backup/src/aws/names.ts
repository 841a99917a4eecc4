import { getProject, getStack } from "@pulumi/pulumi";
import { type NameRule, physicalName } from "@rampart/component";

/** Vaults: letters, digits, `-` and `_`, 2 to 50. Source: API_CreateBackupVault. */
export const VAULT_NAME: NameRule = { limit: 50 };
/** Plans and selections. Source: API_BackupPlanInput, API_BackupSelection. */
export const PLAN_NAME: NameRule = { limit: 50 };
/** Restore testing and report plans take no `-`. Source: API_RestoreTestingPlanForCreate, API_CreateReportPlan. */
export const TEST_NAME: NameRule = { limit: 50, filler: "_", allowed: /[A-Za-z0-9_]/ };
/** Roles: 64. Source: IAM quotas. */
export const ROLE_NAME: NameRule = { limit: 64 };
/** Rules of EventBridge: 64. Source: API_PutRule. */
export const EVENT_RULE_NAME: NameRule = { limit: 64 };

/** A name that no other stack of the account has. */
export function nameOf(parts: readonly string[], rule: NameRule): string {
  return physicalName([getProject(), getStack(), ...parts], rule);
}
