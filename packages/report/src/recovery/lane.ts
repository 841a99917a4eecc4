import type { RecoveryTimeline, TimelineLane, TimelinePoint } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";

const ROW = 11;
const BAR = 7;

/** More bars over each other are no plot any more. */
const MOST_ROWS = 12;

/** Where a moment stands on a plot, from 0 to 1. */
export function placeIn({ from, until }: RecoveryTimeline, at: Date): number {
  const length = until.at.getTime() - from.at.getTime();
  return Math.min(1, Math.max(0, (at.getTime() - from.at.getTime()) / length));
}

/**
 * The jobs of a schedule: a dot where one is due, a bar until its recovery point can be used at the latest. Bars that
 * overlap stand below each other; of too many, only those that decide are drawn.
 */
export function lanePlot(timeline: RecoveryTimeline, lane: TimelineLane): Markup {
  const rows = rowsOf(lane.points);
  const height = Math.max(1, Math.min(rows.length, MOST_ROWS)) * ROW;
  const isCrowded = rows.length > MOST_ROWS;
  const drawn = isCrowded ? [lane.points.filter((point) => roleOf(timeline, lane, point) !== "job")] : rows;
  return html`<svg class="lane" height="${height}" aria-hidden="true">${backdrop(timeline)}${
    isCrowded && lane.points.map((point) => dot(timeline, point, "job", 0))
  }${drawn.flatMap((row, index) =>
    row.map((point, place) => {
      // The two that decide overlap as a rule.
      const level = isCrowded ? place : index;
      const role = roleOf(timeline, lane, point);
      return [bar(timeline, point, role, level), dot(timeline, point, role, level)];
    }),
  )}</svg>`;
}

/** The worst gap, and the ticks, behind everything else. */
export function backdrop(timeline: RecoveryTimeline): Markup {
  const { worst, ticks } = timeline;
  const [from, to] = [placeIn(timeline, worst.newest.at), placeIn(timeline, worst.usable.at)];
  return html`<rect class="gap" x="${percent(from)}" width="${percent(to - from)}" height="100%"/>${ticks.map(
    (tick) => line("tick", placeIn(timeline, tick.at)),
  )}`;
}

export function line(kind: string, place: number): Markup {
  const x = percent(place);
  return html`<line class="${kind}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
}

export function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`;
}

type Role = "newest" | "late" | "job";

/** Which job holds the newest data, and which comes too late. */
function roleOf({ worst }: RecoveryTimeline, { name }: TimelineLane, { due, usable }: TimelinePoint): Role {
  const at = due.at.getTime();
  if (at === worst.newest.at.getTime()) return "newest";
  const isLate = name === worst.by && at === worst.due.at.getTime();
  return isLate && usable.at.getTime() === worst.usable.at.getTime() ? "late" : "job";
}

/** Each bar into the first row in which the bar before it has ended. */
function rowsOf(points: readonly TimelinePoint[]): readonly (readonly TimelinePoint[])[] {
  const rows: TimelinePoint[][] = [];
  for (const point of points) {
    const free = rows.find((row) => (row.at(-1)?.usable.at ?? 0) < point.due.at);
    if (free === undefined) rows.push([point]);
    else free.push(point);
  }
  return rows;
}

function bar(timeline: RecoveryTimeline, { due, usable }: TimelinePoint, role: Role, level: number): Markup {
  const [from, to] = [placeIn(timeline, due.at), placeIn(timeline, usable.at)];
  return html`<rect class="way ${role}" data-from="${due.at.getTime()}" data-to="${usable.at.getTime()}" x="${percent(from)}" width="${percent(to - from)}" y="${level * ROW + (ROW - BAR) / 2}" height="${BAR}" rx="2"/>`;
}

function dot(timeline: RecoveryTimeline, { due }: TimelinePoint, role: Role, level: number): Markup {
  return html`<circle class="due ${role}" cx="${percent(placeIn(timeline, due.at))}" cy="${level * ROW + ROW / 2}" r="3.5"/>`;
}
