import { DAY, startOfYear, yearOf } from "./calendar.ts";
import { remember } from "./remember.ts";
import { countUpTo } from "./sorted.ts";

/** The clocks of a zone are set from one offset to another. All in seconds, offsets to the east of UTC. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The wall clock of a time zone. Moments are seconds since 1970 in UTC; wall times are what the clock shows, as if it
 * were UTC.
 */
export interface Clock {
  readonly timeZone: string;
  offsetAt(moment: number): number;
  /** The last change that is not after `moment`, if there is one in the year before it. */
  changeBefore(moment: number): ClockChange | undefined;
  /** The first change after `moment` and not after `until`. */
  changeAfter(moment: number, until: number): ClockChange | undefined;
  /** The moment at which the clock first shows `wall`; a change forward leaves some times out. */
  momentOf(wall: number): number | undefined;
  /** The first time the clock shows at or after `wall`. */
  shownFrom(wall: number): number;
}

/** Finds the changes of a zone once for all schedules in it, and only for the years that are asked for. */
export const clockOf: (timeZone: string) => Clock = remember(700, makeClock, (timeZone) => timeZone);

function makeClock(timeZone: string): Clock {
  const offset = offsetsOf(timeZone);
  let changes: ClockChange[] = [];
  let moments: number[] = [];
  /** Where the wall clock is when it is set. */
  let walls: number[] = [];
  /** Changes are known from the start of the first of these years to the start of the second. */
  let known: { first: number; end: number } | undefined;
  let [knownFrom, knownUntil] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let offsetAtStart = 0;
  let offsetAtEnd = 0;

  function reach(moment: number): void {
    if (moment >= knownFrom && moment < knownUntil) return;
    const year = yearOf(Math.floor(moment / DAY));
    if (known === undefined) {
      known = { first: year, end: year };
      offsetAtStart = offset(startOfYear(year) * DAY);
      offsetAtEnd = offsetAtStart;
    }
    while (known.end <= year) {
      const found = changesIn(known.end, offsetAtEnd, offset);
      changes.push(...found);
      offsetAtEnd = found.at(-1)?.after ?? offsetAtEnd;
      known.end += 1;
    }
    while (known.first > year) {
      const start = startOfYear(known.first) * DAY;
      known.first -= 1;
      const before = offset(startOfYear(known.first) * DAY);
      const found = changesIn(known.first, before, offset);
      const last = found.at(-1)?.after ?? before;
      if (last !== offsetAtStart) found.push({ at: start, before: last, after: offsetAtStart });
      changes = [...found, ...changes];
      offsetAtStart = before;
    }
    moments = changes.map(({ at }) => at);
    walls = changes.map(({ at, before }) => at + before);
    knownFrom = startOfYear(known.first) * DAY;
    knownUntil = startOfYear(known.end) * DAY;
  }

  function changeBefore(moment: number): ClockChange | undefined {
    reach(moment - LEAP_YEAR);
    reach(moment);
    return changes[countUpTo(moments, moment) - 1];
  }

  /** The change that stands between a wall time and the times before it. */
  function changeBeforeWall(wall: number): ClockChange | undefined {
    // No clock is farther from UTC than this.
    reach(wall - 2 * DAY);
    reach(wall + 2 * DAY);
    return changes[countUpTo(walls, wall) - 1];
  }

  return {
    timeZone,
    changeBefore,
    offsetAt: (moment) => changeBefore(moment)?.after ?? offsetAtStart,
    changeAfter(moment, until) {
      reach(moment);
      reach(until);
      const change = changes[countUpTo(moments, moment)];
      return change !== undefined && change.at <= until ? change : undefined;
    },
    momentOf(wall) {
      const change = changeBeforeWall(wall);
      if (change === undefined) return wall - offsetAtStart;
      const moment = wall - change.after;
      return moment < change.at ? undefined : moment;
    },
    shownFrom(wall) {
      const change = changeBeforeWall(wall);
      return change === undefined ? wall : Math.max(wall, change.at + change.after);
    },
  };
}

/** Two changes of a zone are farther apart than this, as far back as there are computers. */
const BETWEEN_CHANGES = 14 * DAY;
const QUARTER = 900;
const LEAP_YEAR = 366 * DAY;

function changesIn(year: number, offsetBefore: number, offset: (moment: number) => number): ClockChange[] {
  const changes: ClockChange[] = [];
  const end = startOfYear(year + 1) * DAY;
  let before = offsetBefore;
  let low = startOfYear(year) * DAY;
  // A change at midnight of the new year is the first moment of its year.
  if (offset(low) !== before) {
    changes.push({ at: low, before, after: offset(low) });
    before = offset(low);
  }
  while (low < end) {
    // The last moment of the year, and not the first of the next one.
    const high = Math.min(low + BETWEEN_CHANGES, end - 1);
    const after = offset(high);
    if (after !== before) {
      const at = changeBetween(low, high, before, offset);
      changes.push({ at, before, after });
      before = after;
    }
    low = high === end - 1 ? end : high;
  }
  return changes;
}

/** The first moment in (low, high] at which the offset is not `before` any more. */
function changeBetween(
  low: number,
  high: number,
  before: number,
  offset: (moment: number) => number,
): number {
  let [last, first] = [low, high];
  // Clocks are set at quarters of an hour nearly everywhere, and all 14 days begin at one.
  for (const unit of [QUARTER, 1]) {
    while (first - last > unit) {
      const middle = last + Math.floor((first - last) / 2 / unit) * unit;
      if (middle === last) break;
      if (offset(middle) === before) last = middle;
      else first = middle;
    }
    if (unit === QUARTER && first % QUARTER === 0 && offset(first - 1) === before) return first;
  }
  return first;
}

/** The offset of a zone at a moment, as the tz database of the runtime has it. */
function offsetsOf(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (moment) => {
    const [, sign, hours = "0", minutes = "0", seconds = "0"] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(moment * 1000)) ?? [];
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === "-" ? -size : size;
  };
}
