import type { Schedule } from "@rampart/core/units";
import type { HiddenProperty, Truth } from "@rampart/core/value";
import type { RecoveryStream, Term } from "../worst-case/stream.ts";
import { isUndetermined, type Undetermined } from "./protection.ts";
import { hiddenBy } from "./undetermined.ts";

/**
 * The stream of recovery points that are there if `exists`. It is undetermined where that, its schedule or a delay
 * is: then all that hides it is named at once.
 */
export function streamOf(
  name: string,
  exists: Truth,
  schedule: Schedule | undefined | Undetermined,
  delays: readonly (Term | Undetermined)[],
): RecoveryStream | Undetermined {
  const undetermined: HiddenProperty[] = [...hiddenBy(exists)];
  let why: string | undefined;
  const known: Term[] = [];
  const parts = schedule === undefined ? delays : [schedule, ...delays];
  for (const part of parts) {
    if (isUndetermined(part)) {
      undetermined.push(...part.undetermined);
      why ??= part.why;
    }
  }
  if (schedule !== undefined && !isUndetermined(schedule) && !comesRound(schedule)) {
    why ??= `${name}: its interval is no length of time`;
  }
  for (const delay of delays) if (!isUndetermined(delay)) known.push(delay);
  if (undetermined.length > 0 || why !== undefined) {
    return { undetermined, ...(why === undefined ? {} : { why }) };
  }
  const settled = schedule === undefined || isUndetermined(schedule) ? undefined : schedule;
  return { name, schedule: settled, delays: known };
}

function comesRound(schedule: Schedule): boolean {
  return schedule.kind === "cron" || (Number.isFinite(schedule.every) && schedule.every > 0);
}

/** Changes are taken over as they are made, after `delays` at most. */
export function continuous(
  name: string,
  exists: Truth,
  ...delays: readonly (Term | Undetermined)[]
): RecoveryStream | Undetermined {
  return streamOf(name, exists, undefined, delays);
}
