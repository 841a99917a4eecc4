import { parseSchedule, type Schedule, UnitError } from "@rampart/core/units";
import type { Undetermined } from "./protection.ts";

/** The schedule `text`, or why it is none. */
export function readSchedule(text: string, timeZone: string, path: string): Schedule | Undetermined {
  try {
    return parseSchedule(text, timeZone);
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    return { undetermined: [{ path, reason: "malformed" }], why: error.message };
  }
}
