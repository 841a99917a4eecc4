/** A length of time that a vendor states, and that no property of a stack says. */
export interface Figure {
  readonly seconds: number;
  /** What it is the length of; a sentence without a full stop. */
  readonly what: string;
  /**
   * - `limit`: the vendor lets nothing be longer, or shorter;
   * - `default`: it holds where the stack does not say otherwise;
   * - `documented`: the vendor says that it takes no longer, or happens as often;
   * - `usual`: what the vendor calls usual, and no promise; every answer that rests on it says so.
   */
  readonly standing: "limit" | "default" | "documented" | "usual";
  /** The vendor's page. */
  readonly source: string;
}

const SECONDS_A_DAY = 86_400;

/** For properties that count in days. */
export function daysOf({ seconds }: Figure): number {
  return seconds / SECONDS_A_DAY;
}

/** What an answer takes for granted that rests on `figure`, of `what`. */
export function assumptionsOf({ standing, source }: Figure, what: string): readonly string[] {
  return standing === "usual" ? [`${what} is what its vendor calls usual, and no promise: ${source}`] : [];
}
