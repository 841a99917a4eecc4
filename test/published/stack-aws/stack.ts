import { BackupPlan, type BackupPlanArgs, BackupVault, type BackupVaultArgs } from "@rampart/backup/aws";

export function backUp(vaultArgs: BackupVaultArgs, planArgs: Omit<BackupPlanArgs, "vault">): BackupPlan {
  return new BackupPlan("orders", { ...planArgs, vault: new BackupVault("orders", vaultArgs) });
}
