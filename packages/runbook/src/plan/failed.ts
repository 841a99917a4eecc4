/** Thrown where a plan cannot be made: a read that failed, a step whose own code failed. Nothing was done. */
export class PlanFailed extends Error {
  constructor(problem: string, options: ErrorOptions = {}) {
    super(problem, options);
    this.name = "PlanFailed";
  }
}
