import type { Clock } from "../worst-case/clock.ts";
import { sumOfDelays } from "../worst-case/delays.ts";
import { localTime } from "../worst-case/local-time.ts";
import { type Runs, runsOf } from "../worst-case/runs.ts";
import { sourceOf } from "../worst-case/schedule-source.ts";
import type { RecoveryStream, WorstCase } from "../worst-case/stream.ts";
import { ticksBetween } from "./ticks.ts";
import type { Moment, RecoveryTimeline, TimelineLane } from "./timeline.ts";

/** A schedule that runs every minute has more jobs in a day than anybody looks at. */
const MOST_POINTS = 120;
const SHOWN_BEFORE = 3;
const MOST_COUNTED = 10_000;

/** What is shown around the worst wait, as shares of it. */
const MOST_BEFORE = 0.5;
const MARGIN = 0.06;

interface Job {
  readonly stream: RecoveryStream;
  readonly runs: Runs;
  readonly delay: number;
}

/** The jobs around the worst wait; undefined where no moment is worse than another, or there is no worst case. */
export function timelineAround(
  worst: WorstCase,
): Omit<RecoveryTimeline, "holdsFor" | "objective"> | undefined {
  if (worst.wait === undefined || worst.seconds === undefined) return undefined;
  const jobs = (worst.streams ?? []).flatMap((stream) => jobOf(stream));
  const [newest, due, usable] = [worst.wait.newest, worst.wait.due, worst.wait.usable].map(secondsOf) as [
    number,
    number,
    number,
  ];
  const late = jobs.find(({ stream, runs }) => stream.name === worst.stream && runs.next(due - 1) === due);
  if (late === undefined) return undefined;
  const { clock } = late.runs;
  const moment = momentIn(clock);
  const from = startBefore(jobs, newest, worst.seconds);
  const until = usable + MARGIN * worst.seconds;
  return {
    timeZone: clock.timeZone,
    from: moment(from),
    until: moment(until),
    ticks: ticksBetween(clock, from, until).map(moment),
    lanes: jobs.map((job) => laneOf(job, { from, until, around: [newest, due] }, moment)),
    worst: {
      seconds: worst.seconds,
      newest: moment(newest),
      due: moment(due),
      usable: moment(usable),
      by: late.stream.name,
    },
  };
}

function jobOf(stream: RecoveryStream): Job[] {
  if (stream.schedule?.kind !== "cron") return [];
  return [{ stream, runs: runsOf(stream.schedule), delay: sumOfDelays(stream) }];
}

/** With the job before the newest data, if that is not too far off. */
function startBefore(jobs: readonly Job[], newest: number, length: number): number {
  const before = Math.max(...jobs.map(({ runs }) => runs.previous(newest - 1) ?? Number.NEGATIVE_INFINITY));
  return newest - Math.min(newest - before + MARGIN * length, MOST_BEFORE * length);
}

interface Window {
  readonly from: number;
  readonly until: number;
  /** Moments whose jobs are shown in any case. */
  readonly around: readonly [number, number];
}

function laneOf(
  { stream, runs, delay }: Job,
  { from, until, around }: Window,
  moment: (seconds: number) => Moment,
): TimelineLane {
  const due: number[] = [];
  let run = runs.next(from - 1);
  while (run !== undefined && run <= until && due.length < MOST_COUNTED) {
    due.push(run);
    run = runs.next(run);
  }
  return {
    name: stream.name,
    schedule: sourceOf(runs.schedule),
    delay,
    points: decisive(due, around).map((run) => ({ due: moment(run), usable: moment(run + delay) })),
    count: due.length,
  };
}

/** All, or of too many those from shortly before the newest data on, and the one that is late. */
function decisive(due: readonly number[], [newest, late]: Window["around"]): readonly number[] {
  if (due.length <= MOST_POINTS) return due;
  const start = Math.max(0, due.findIndex((run) => run >= newest) - SHOWN_BEFORE);
  const shown = due.slice(start, start + MOST_POINTS);
  return (shown.at(-1) ?? late) >= late || !due.includes(late) ? shown : [...shown.slice(0, -1), late];
}

function momentIn(clock: Clock): (seconds: number) => Moment {
  return (seconds) => {
    const whole = Math.round(seconds);
    return { at: new Date(whole * 1000), local: localTime(clock, whole) };
  };
}

function secondsOf(date: Date): number {
  return date.getTime() / 1000;
}
