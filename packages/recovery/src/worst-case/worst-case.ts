import type { DatedStream } from "./dated-stream.ts";
import { sumOfDelays } from "./delays.ts";
import type { Horizon } from "./horizon.ts";
import { longestWaitOf } from "./known-waits.ts";
import { localTime } from "./local-time.ts";
import { nameOfGap } from "./name-of-gap.ts";
import { runsOf } from "./runs.ts";
import { sourceOf } from "./schedule-source.ts";
import { worstOfSteady } from "./steady.ts";
import type { RecoveryStream, WorstCase } from "./stream.ts";
import type { EndlessWait, Wait } from "./wait.ts";

export interface WorstCaseOptions {
  /** Jobs due in it are looked at; by default the 28 years from 2026, or 400 for schedules that hardly ever run. */
  readonly horizon?: Horizon;
}

/**
 * How much of the newest data may be lost at most if the streams are all there is to restore from.
 *
 * A job holds data of the moment it was due, as it may begin at once, and can be used when all its delays have passed;
 * every job takes as long as it may, and the disaster strikes at the worst moment. The answer is exact, to the second,
 * for the jobs due in the horizon: their days, leap years, the daylight saving time of their zones as the tz database
 * of the runtime projects it. A rate counts from a moment nobody knows, so the worst one is taken.
 *
 * @throws {InputError} if a delay is negative or not finite.
 */
export function worstCase(
  streams: readonly RecoveryStream[],
  { horizon: asked }: WorstCaseOptions = {},
): WorstCase {
  const steady = worstOfSteady(streams);
  const dated = datedOf(streams);
  if (dated.length === 0) {
    return steady === undefined ? none("there is no backup, copy or replica") : { ...steady, streams };
  }
  const enough = steady?.seconds ?? Number.POSITIVE_INFINITY;
  const { wait, horizon } = longestWaitOf({ streams: dated, horizon: asked, enough });
  if (wait !== undefined && "seconds" in wait && wait.seconds < enough) {
    return { ...worstOf(withStreams(wait, dated)), horizon, streams };
  }
  if (steady !== undefined) return { ...steady, streams };
  return { ...none(wait === undefined ? neverDue(dated) : runsOut(wait, dated)), horizon, streams };
}

function datedOf(streams: readonly RecoveryStream[]): DatedStream[] {
  const dated: DatedStream[] = [];
  for (const stream of streams) {
    if (stream.schedule?.kind !== "cron") continue;
    const runs = runsOf(stream.schedule);
    dated.push({ stream, index: dated.length, runs, delay: sumOfDelays(stream) });
  }
  return dated;
}

function withStreams(wait: Wait, dated: readonly DatedStream[]): Wait {
  const { newest, late } = wait;
  return {
    ...wait,
    newest: { at: newest.at, stream: newest.stream && (dated[newest.stream.index] ?? newest.stream) },
    late: { at: late.at, stream: dated[late.stream.index] ?? late.stream },
  };
}

function worstOf(wait: Wait): WorstCase {
  const { newest, late, seconds } = wait;
  const { stream, runs, delay } = late.stream;
  return {
    seconds,
    terms: [
      { name: nameOfGap(wait), seconds: seconds - delay, source: sourceOf(runs.schedule) },
      ...stream.delays,
    ],
    stream: stream.name,
    wait: {
      newest: new Date(newest.at * 1000),
      due: new Date(late.at * 1000),
      usable: new Date((late.at + delay) * 1000),
    },
  };
}

function none(reason: string): WorstCase {
  return { seconds: undefined, terms: [], stream: undefined, reason };
}

function neverDue(streams: readonly DatedStream[]): string {
  return `no job of ${streams.map(({ stream }) => stream.name).join(", ")} is ever due`;
}

function runsOut({ newest: { at, stream } }: EndlessWait, dated: readonly DatedStream[]): string {
  if (stream === undefined) return neverDue(dated);
  const { clock } = stream.runs;
  const name = (dated[stream.index] ?? stream).stream.name;
  return `no job is due after that of ${name} on ${localTime(clock, at)} ${clock.timeZone}`;
}
