import type { RecoveryComparison, RecoveryPosture, RecoveryTimeline } from "@rampart/recovery";

/** What the reports of recovery are made of. */
export interface RecoveryFacts {
  /** Version of Rampart. */
  readonly version: string;
  readonly generatedAt: Date;
  /** Names of the stacks, for people. */
  readonly stacks: readonly string[];
  readonly posture: RecoveryPosture;
  /** What led to the posture, where it is the one after a change. */
  readonly comparison?: RecoveryComparison;
}

/** What the page is made of. */
export interface RecoveryReport extends RecoveryFacts {
  /** Where a schedule decides how much may be lost. */
  readonly timelines: readonly RecoveryTimeline[];
}
