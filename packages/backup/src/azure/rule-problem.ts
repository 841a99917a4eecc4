/** A rule that Azure cannot say for a data source. */
export interface RuleProblem {
  readonly rule: string;
  /** The argument of the rule: `schedule`. */
  readonly argument: string;
  readonly problem: string;
}
