export { AlarmMode } from "../intent/alarm-mode.ts";
export type { BackupRule, CopyRule } from "../intent/backup-rule.ts";
export type { LockFacts } from "../intent/lock-facts.ts";
export { RestoreTestMode } from "../intent/restore-test-mode.ts";
export type { BackupSelection, SelectedResource } from "../intent/selection.ts";
export { TEARDOWN_ACKNOWLEDGEMENT } from "../intent/teardown.ts";
export type { VaultCopy } from "../intent/vault-copy.ts";
export { COMPLIANCE_ACKNOWLEDGEMENT, LockMode, type VaultLock } from "../intent/vault-lock.ts";
export type { AnnouncedTerm, AnnouncedWorstCase } from "../intent/worst-cases.ts";
export type { AirGappedVault, MadeAirGappedVault } from "./air-gapped.ts";
export { BackupAlarms } from "./backup-alarms.ts";
export type { AlarmedCopy, AlarmedVault, BackupAlarmsArgs } from "./backup-alarms-args.ts";
export { BackupPlan } from "./backup-plan.ts";
export type {
  BackupPlanArgs,
  BackupRegionSettings,
  BackupRoles,
  Evidence,
  TargetAirGapped,
  TargetCopy,
  TargetVault,
} from "./backup-plan-args.ts";
export { BackupVault, type CopyReference } from "./backup-vault.ts";
export type { BackupVaultArgs } from "./backup-vault-args.ts";
export { RestoreTest } from "./restore-test.ts";
export type { RestoreTestArgs, TestedVault } from "./restore-test-args.ts";
