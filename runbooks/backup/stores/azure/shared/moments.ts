/** The moment as the contract writes it. */
export function instant(date: Date): string {
  return date.toISOString();
}

/** `milliseconds` before `date`. */
export function before(date: Date, milliseconds: number): Date {
  return new Date(date.getTime() - milliseconds);
}

export const MINUTE = 60_000;
export const HOUR: number = 60 * MINUTE;
