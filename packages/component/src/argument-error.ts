import { RunError } from "@pulumi/pulumi/errors.js";

/** One thing that is wrong with the arguments of a component. */
export interface ArgumentProblem {
  /** The argument, as a path: `rules.daily.schedule`. */
  readonly argument: string;
  /** What is wrong with it, and what to write instead; a sentence without a full stop. */
  readonly problem: string;
}

/**
 * Arguments that a component cannot be made of. It is thrown before any resource is registered, and names every problem
 * at once. Pulumi prints it without a stack trace.
 */
export class ArgumentError extends RunError {
  readonly problems: readonly ArgumentProblem[];

  /** @param component for people: `BackupPlan "orders"`. */
  constructor(component: string, problems: readonly ArgumentProblem[]) {
    super(problems.map(({ argument, problem }) => `${component}: ${argument}: ${problem}`).join("\n"));
    this.problems = problems;
  }
}
