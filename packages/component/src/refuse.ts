import { ArgumentError, type ArgumentProblem } from "./argument-error.ts";

/**
 * Ends the construction of a component whose arguments are wrong. Called before `super()`, so that nothing is
 * registered.
 *
 * @param component For people: `BackupPlan "orders"`.
 * @throws {ArgumentError} naming every problem, if there is any.
 */
export function refuseIfAny(component: string, problems: readonly ArgumentProblem[]): void {
  if (problems.length > 0) throw new ArgumentError(component, problems);
}
