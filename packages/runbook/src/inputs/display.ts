import { inspect } from "node:util";

const LONGEST_SHOWN = 60;

/** A value for a message: short, and without what would steer the terminal it is shown on. */
export function display(value: unknown): string {
  const text = written(value).replace(/[\p{Cc}\p{Cf}]/gu, "�");
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

function written(value: unknown): string {
  try {
    const json = JSON.stringify(value) as string | undefined;
    if (json !== undefined) return json;
  } catch {
    // It holds itself, or a number that JSON has not.
  }
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
}
