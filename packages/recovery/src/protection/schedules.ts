import { parseSchedule, type Schedule, UnitError } from "@rampart/core/units";
import type { Undetermined } from "./protection.ts";

/** The schedule `text`, or why it is none, naming its property or, where that is wrong, the one of its time zone. */
export function readSchedule(
  text: string,
  timeZone: string,
  path: string,
  zonePath: string = path,
): Schedule | Undetermined {
  try {
    return parseSchedule(text, timeZone);
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    const wrong = zonePath !== path && isSchedule(text) ? zonePath : path;
    return { undetermined: [{ path: wrong, reason: "malformed" }], why: error.message };
  }
}

/** What was read of `texts`, without showing those that nobody is to see. */
export function withoutSecrets(
  read: Schedule | Undetermined,
  ...texts: readonly { readonly isSecret: boolean }[]
): Schedule | Undetermined {
  if ("kind" in read || read.why === undefined || !texts.some(({ isSecret }) => isSecret)) return read;
  return { ...read, why: "what is given as a secret is no schedule, or no time zone" };
}

function isSchedule(text: string): boolean {
  try {
    parseSchedule(text);
    return true;
  } catch {
    return false;
  }
}
