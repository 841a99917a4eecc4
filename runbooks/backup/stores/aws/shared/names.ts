import { createHash } from "node:crypto";

/**
 * `base` and `suffix` as one name of at most `most` characters. What is too long is cut, and told apart by a hash.
 */
export function cutName(base: string, suffix: string, most: number): string {
  const whole = `${base}-${suffix}`;
  if (whole.length <= most) return whole;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  const room = most - suffix.length - hash.length - 2;
  return room > 0
    ? `${base.slice(0, room).replace(/-+$/, "")}-${hash}-${suffix}`
    : `r-${createHash("sha256").update(whole).digest("hex")}`.slice(0, most);
}

/** A token that is the same each time `run` asks for the same thing, so that a service does it once. */
export function tokenOf(run: string, name: string): string {
  return createHash("sha256").update(`${run}\n${name}`).digest("hex").slice(0, 60);
}

/** The part of an ARN that names the resource: what comes after the fifth colon. */
export function resourceOf(arn: string): string {
  return arn.split(":").slice(5).join(":");
}

/** An instant as recovery points have it. */
export function instantOf(date: Date): string {
  return date.toISOString();
}
