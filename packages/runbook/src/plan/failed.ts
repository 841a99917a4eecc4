/** Thrown where a plan cannot be made: a read that failed, a step whose own code failed. Nothing was done. */
export class PlanFailed extends Error {
  constructor(problem: string, options: ErrorOptions = {}) {
    super(problem, options);
    this.name = "PlanFailed";
  }
}

/** What `error` says, for a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
