/** What a gate or a verification found. */
export interface Check {
  /** Undefined where it cannot be told: the run stops as it does for false. */
  readonly passes: boolean | undefined;
  /** What was measured, for people: `replication lag 2.1 s`. */
  readonly value: string;
  /** What it is measured against: `at most 60 s`. */
  readonly objective?: string;
  /** What to do where it does not pass. */
  readonly advice?: string;
}
