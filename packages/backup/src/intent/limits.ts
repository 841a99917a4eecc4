import type { Seconds } from "@rampart/core/units";
import type { Term } from "@rampart/recovery";

/** A schedule that rules can be derived with. */
export interface UsualSchedule {
  /** Name of the rule: `hourly`. */
  readonly name: string;
  /** Five-field cron, in UTC. */
  readonly schedule: string;
  /** The longest time between two jobs. */
  readonly gap: Seconds;
}

/** What a backup service takes, and how long it takes at most. */
export interface ServiceLimits {
  /** For people: `AWS Backup`. */
  readonly service: string;
  readonly leastStartWindow: Seconds;
  /** By how much the completion window has to be longer than the start window. */
  readonly leastBeyondStart: Seconds;
  readonly leastRetention: Seconds;
  readonly longestRetention: Seconds;
  /** How long continuous backups can be kept. */
  readonly longestContinuous: Seconds;
  /** How long recovery points stay in cold storage at least; undefined where there is none. */
  readonly leastInColdStorage: Seconds | undefined;
  /** What a copy takes at most, once its source is there. */
  readonly copyDelays: readonly Term[];
  /** The most characters of names of rules and selections. */
  readonly longestName: number;
  /** Schedules to choose from, from the rarest. */
  readonly schedules: readonly UsualSchedule[];
}

export const MINUTE: Seconds = 60;
export const HOUR: Seconds = 3600;
export const DAY: Seconds = 86_400;
