/** Whether a vault makes alarms of its own. */
export const AlarmMode = {
  /** Alarms are made with the vault. */
  On: "on",
  /** Somebody else sees to it, by a `BackupAlarms` for instance. */
  Off: "off",
} as const;
