import type { RunInterval } from "@rampart/core/run-record";

/** A pause that fills more of the plot than this is shown shorter, or a night would hide the work. */
const LONGEST_PAUSE = 0.5;

/** What is left of such a pause, of all the rest. */
const FOLDED = 0.15;

/** Where moments stand on a plot. */
export interface Scale {
  /** From 0 to 1. */
  at(milliseconds: number): number;
  /** The pauses that are shown shorter than they were. */
  readonly folds: readonly RunInterval[];
  /** Moments to write at the axis. */
  readonly ticks: readonly number[];
  /** Milliseconds of the whole axis. */
  readonly end: number;
}

/**
 * @param whole the timeline without gaps, in its order.
 * @param mark a moment that should be seen too, if that leaves the timeline half of the plot.
 */
export function scaleOf(whole: readonly RunInterval[], length: number, mark?: number): Scale {
  const folds = whole.filter(({ phase, from, to }) => phase === "idle" && to - from > LONGEST_PAUSE * length);
  const work = length - folds.reduce((sum, { from, to }) => sum + to - from, 0);
  const folded = FOLDED * Math.max(work, 1);
  const squeezed = (milliseconds: number): number =>
    folds.reduce((moment, { from, to }) => {
      const inside = Math.min(Math.max(milliseconds - from, 0), to - from);
      return moment - inside + (inside / (to - from)) * folded;
    }, milliseconds);
  const end = mark !== undefined && mark <= 2 * length ? Math.max(length, mark * 1.02) : length;
  const width = Math.max(1, squeezed(end));
  const step = tickStep(end);
  const count = Math.floor(end / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  const isShown = (tick: number): boolean => !folds.some(({ from, to }) => from < tick && tick < to);
  const shown = folds.length === 0 ? ticks : ticksAround(folds, ticks.filter(isShown));
  return { at: (milliseconds) => squeezed(milliseconds) / width, folds, ticks: shown, end };
}

/** After a long pause, moments are told from its end: the work is minutes, the pause may be days. */
function ticksAround(folds: readonly RunInterval[], ticks: readonly number[]): readonly number[] {
  const edges = folds.flatMap(({ from, to }) => [from, to]);
  return [...new Set([0, ...edges, ...ticks.slice(-1)])]
    .sort((one, other) => one - other)
    .slice(0, MOST_TICKS);
}

const MOST_TICKS = 7;

const SECOND = 1_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400].map(
  (seconds) => seconds * SECOND,
);

function tickStep(length: number): number {
  const fitting = STEPS.find((step) => length / step <= MOST_TICKS);
  return fitting ?? Math.ceil(length / MOST_TICKS / (86_400 * SECOND)) * 86_400 * SECOND;
}
