import { parseCron } from "./cron-parse.ts";
import { renderCron } from "./cron-render.ts";
import { cronRuns } from "./cron-runs.ts";
import { parseRate, renderRate } from "./rate.ts";
import type { Schedule } from "./schedule-model.ts";
import { zoneNamed } from "./time-zone.ts";

/**
 * Reads the schedule of a backup plan or a job:
 *
 * - five-field cron (`0 5 * * MON-FRI`): a day matches if the day of the month or the day of the week does, where
 *   both are given; Sunday is 0 or 7;
 * - cron as AWS writes it (`cron(0 5 ? * 6L *)`): one of the two day fields is `?`, Sunday is 1, and `L`, `W` and `#`
 *   have their meaning there;
 * - `rate(12 hours)`.
 *
 * @param timeZone IANA name of the zone in whose wall-clock time it is written.
 * @throws {UnitError} naming the field.
 */
export function parseSchedule(text: string, timeZone = "UTC"): Schedule {
  const zone = zoneNamed(timeZone);
  const trimmed = text.trim();
  return trimmed.startsWith("rate(") ? parseRate(trimmed, zone) : parseCron(trimmed, zone);
}

/**
 * One text for one schedule, however it was written: five-field cron where that can say it, else `cron(…)`, or
 * `rate(…)`. The time zone is not in it.
 */
export function renderSchedule(schedule: Schedule): string {
  return schedule.kind === "rate" ? renderRate(schedule) : renderCron(schedule);
}

/**
 * The next `count` runs after (and not at) a moment; fewer if the schedule ends.
 *
 * A wall-clock time that a change to daylight saving time leaves out is skipped, and one that occurs twice runs the
 * first time only, as on AWS. When a rate first runs depends on when it was made: here it is counted from `after`.
 */
export function nextRuns(schedule: Schedule, after: Date, count: number): Date[] {
  const runs: Date[] = [];
  if (schedule.kind === "rate") {
    for (let run = 1; run <= count; run += 1) {
      runs.push(new Date(after.getTime() + run * schedule.every * 1000));
    }
    return runs;
  }
  if (count < 1) return runs;
  for (const run of cronRuns(schedule, after)) {
    runs.push(run);
    if (runs.length >= count) break;
  }
  return runs;
}
