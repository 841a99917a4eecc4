import { DAY } from "./calendar.ts";
import type { Clock, ClockChange } from "./clock.ts";
import type { DatedStream } from "./dated-stream.ts";
import { localDay, localTime } from "./local-time.ts";
import { span } from "./span.ts";
import type { Wait } from "./wait.ts";

/** Says between which jobs a gap is, and what makes it as long as it is. */
export function nameOfGap({ newest, late }: Wait): string {
  const to = late.stream;
  const from = newest.stream;
  const { clock } = to.runs;
  const end = `${localTime(clock, late.at)} ${clock.timeZone}`;
  if (from === undefined) return `gap before the first run of ${to.stream.name} (${end})`;
  if (from !== to) {
    const start = `${localTime(from.runs.clock, newest.at)} ${from.runs.clock.timeZone}`;
    const isOneClock = from.runs.clock === clock;
    const longer = isOneClock ? longerOrShorter(clock, newest.at, late.at) : [];
    return `gap from ${from.stream.name} (${start}) to ${to.stream.name} (${[end, ...longer].join(", ")})`;
  }
  const reasons = reasonsFor(to, newest.at, late.at);
  return `gap of ${[`${to.stream.name} (${localTime(clock, newest.at)} to ${end}`, ...reasons].join(", ")})`;
}

function reasonsFor(stream: DatedStream, from: number, to: number): string[] {
  const { clock } = stream.runs;
  const skipping = changesBetween(clock, from, to).find((change) => skipsRun(stream, change));
  if (skipping !== undefined) {
    return [`no run on ${localDay(clock, skipping.at)}, when clocks go forward in ${clock.timeZone}`];
  }
  return [...daysWithoutRun(clock, from, to), ...longerOrShorter(clock, from, to)];
}

function changesBetween(clock: Clock, from: number, to: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let change = clock.changeAfter(from, to);
  while (change !== undefined) {
    changes.push(change);
    change = clock.changeAfter(change.at, to);
  }
  return changes;
}

function skipsRun({ runs }: DatedStream, { at, before, after }: ClockChange): boolean {
  const run = runs.nextOnWall(at + before);
  return run !== undefined && run < at + after;
}

/** More than two speak for themselves, by the dates. */
function daysWithoutRun(clock: Clock, from: number, to: number): string[] {
  const first = Math.floor((from + clock.offsetAt(from)) / DAY) + 1;
  const end = Math.floor((to + clock.offsetAt(to)) / DAY);
  if (end - first < 1 || end - first > 2) return [];
  const names = Array.from({ length: end - first }, (_, index) => weekdayOf(first + index));
  return [`no run on ${names.join(" and ")}`];
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function weekdayOf(day: number): string {
  return WEEKDAYS[new Date(day * DAY * 1000).getUTCDay()] ?? "";
}

function longerOrShorter(clock: Clock, from: number, to: number): string[] {
  const longer = clock.offsetAt(from) - clock.offsetAt(to);
  const last = changesBetween(clock, from, to).at(-1);
  if (longer === 0 || last === undefined) return [];
  const when = `in ${clock.timeZone} on ${localDay(clock, last.at)}`;
  return longer > 0
    ? [`${span(longer)} longer as clocks go back ${when}`]
    : [`${span(-longer)} shorter as clocks go forward ${when}`];
}
