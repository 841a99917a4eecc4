import type { Database } from "@azure/arm-sql";
import type { ChosenPoint } from "../../store.ts";

/** How the service is asked to make a database of a recovery point: its id says of which kind it is. */
export function createModeOf({ point, moment }: ChosenPoint): Partial<Database> {
  const { id } = point;
  if (isOf(id, "longTermRetentionBackups")) {
    return { createMode: "RestoreLongTermRetentionBackup", longTermRetentionBackupResourceId: id };
  }
  if (isOf(id, "recoverableDatabases")) return { createMode: "Recovery", sourceDatabaseId: id };
  const restorePointInTime = new Date(moment);
  if (isOf(id, "restorableDroppedDatabases")) {
    return { createMode: "Restore", sourceDatabaseId: id, restorePointInTime };
  }
  return { createMode: "PointInTimeRestore", sourceDatabaseId: id, restorePointInTime };
}

function isOf(id: string, type: string): boolean {
  return id.toLowerCase().includes(`/${type.toLowerCase()}/`);
}
