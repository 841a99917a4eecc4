import { InputError } from "@rampart/core/errors";
import type { RecoveryStream, Term } from "./stream.ts";

/** @throws {InputError} naming a delay that is no length of time. */
export function sumOfDelays({ name, delays }: RecoveryStream): number {
  const wrong = delays.find(({ seconds }) => !Number.isFinite(seconds) || seconds < 0);
  if (wrong !== undefined) throw new InputError(notALength(name, wrong));
  return delays.reduce((sum, { seconds }) => sum + seconds, 0);
}

function notALength(stream: string, { name, seconds, source }: Term): string {
  return `${stream}: the ${name} of ${seconds} seconds (${source}) is not a length of time`;
}
