import type { DatedStream } from "./dated-stream.ts";
import { COMMON_HORIZON, type Horizon, WHOLE_CALENDAR } from "./horizon.ts";
import { longestWait } from "./longest-wait.ts";
import { remember } from "./remember.ts";
import type { EndlessWait, Wait } from "./wait.ts";

export interface WaitQuestion {
  readonly streams: readonly DatedStream[];
  /** Where none is given, one that shows all the schedules can do. */
  readonly horizon: Horizon | undefined;
  /** By how much a wait is longer than this is of no interest. */
  readonly enough: number;
}

export interface WaitAnswer {
  readonly wait: Wait | EndlessWait | undefined;
  readonly horizon: Horizon;
}

/**
 * The longest wait. Resources that are in one plan, or in plans alike, have one answer, found once: the streams in it
 * are those of the first question, and only their indexes hold for all.
 */
export const longestWaitOf: (question: WaitQuestion) => WaitAnswer = remember(5000, answer, nameOf);

function answer({ streams, horizon: asked, enough }: WaitQuestion): WaitAnswer {
  const horizon = asked ?? horizonFor(streams);
  return {
    wait: longestWait(streams, horizon.from.getTime() / 1000, horizon.until.getTime() / 1000, enough),
    horizon,
  };
}

function nameOf({ streams, horizon, enough }: WaitQuestion): string {
  const span = horizon === undefined ? "" : `${horizon.from.getTime()} ${horizon.until.getTime()}`;
  return streams.reduce((name, { runs, delay }) => `${name}|${runs.name} ${delay}`, `${span} ${enough}`);
}

/** Where a stream shows all it can do in the common horizon, nothing worse than that comes later. */
function horizonFor(streams: readonly DatedStream[]): Horizon {
  const first = COMMON_HORIZON.from.getUTCFullYear();
  const end = COMMON_HORIZON.until.getUTCFullYear();
  const isRare = streams.every(
    ({ runs: { days, schedule } }) =>
      schedule.years === undefined && days.longestStepIn(first, end) < days.longestStep,
  );
  return isRare ? WHOLE_CALENDAR : COMMON_HORIZON;
}
