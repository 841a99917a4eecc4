import { renderSchedule, type Schedule } from "@rampart/core/units";

/** Where a gap comes from: `schedule 0 5 * * * in Europe/Berlin`. */
export function sourceOf(schedule: Schedule): string {
  const text = `schedule ${renderSchedule(schedule)}`;
  return schedule.kind === "rate" ? text : `${text} in ${schedule.timeZone}`;
}
