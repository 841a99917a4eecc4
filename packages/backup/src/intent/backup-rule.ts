/** How long a copy is kept in one place. */
export interface CopyRule {
  /** How long it is kept: a duration such as `35d`. That of the rule by default. */
  readonly retention?: string;
  /** When it goes to cold storage: a duration. That of the rule by default, where it keeps the rule's retention. */
  readonly coldStorageAfter?: string;
}

/** When recovery points are taken, and how long they are kept. */
export interface BackupRule {
  /**
   * When jobs are due: five-field cron (`0 5 * * *`), cron as AWS writes it (`cron(0 5 ? * 6L *)`) or `rate(4 hours)`.
   * The worst case is worked out from it; a cloud that cannot say it refuses it.
   */
  readonly schedule: string;
  /** IANA name of the zone in whose wall-clock time the schedule is written. `Etc/UTC` by default. */
  readonly timeZone?: string;
  /** How long a job may wait before it begins: a duration. `1h` by default, the least that AWS takes. */
  readonly startWindow?: string;
  /** How long a job may take from its beginning: a duration, an hour more than `startWindow` at least. `4h` by default. */
  readonly completionWindow?: string;
  /** How long recovery points are kept: a duration such as `35d`. */
  readonly retention: string;
  /** When recovery points go to cold storage: a duration. Never by default; they stay there 90 days at least. */
  readonly coldStorageAfter?: string;
  /** Whether any moment of the retention can be restored, too; 35 days at most. False by default. */
  readonly continuous?: boolean;
  /** Copies by the name of the vault's copy. One to each copy of the vault by default; `{}` for none. */
  readonly copies?: Readonly<Record<string, CopyRule>>;
}
