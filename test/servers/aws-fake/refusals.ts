/** What a service says instead of an answer. */
export interface Refusal {
  /** The name of the error in the SDK. */
  readonly code: string;
  readonly message: string;
  /** How often; without end by default. */
  readonly times?: number;
}

/** What services refuse, by action: `rds:RestoreDBInstanceFromDBSnapshot`. */
export class Refusals {
  readonly #refusals = new Map<string, { readonly refusal: Refusal; left: number }>();

  add(action: string, refusal: Refusal): void {
    this.#refusals.set(action, { refusal, left: refusal.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#refusals.clear();
  }

  /** The refusal of a call; undefined where it is let through. */
  take(action: string): Refusal | undefined {
    const found = this.#refusals.get(action);
    if (found === undefined || found.left === 0) return undefined;
    found.left -= 1;
    return found.refusal;
  }
}
