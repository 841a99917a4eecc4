import { DISASTERS, type RecoveryTimeline, span, type TimelineLane } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { count, list } from "../plural.ts";
import { resourceName } from "../resource-text.ts";
import { stateOf } from "./cells.ts";
import { backdrop, lanePlot, line, percent, placeIn } from "./lane.ts";
import { disasterList } from "./words.ts";

/** The others are behind one line, and in the list of resources. */
const MOST_OPEN = 3;
const MOST = 25;
const NAMES_SHOWN = 4;
const ROWS_SHOWN = 40;

/** When jobs fall, until when each can be used, and the worst gap between them. */
export function timelines(all: readonly RecoveryTimeline[]): Markup | false {
  if (all.length === 0) return false;
  const shown = all.slice(0, MOST);
  const folded = shown.slice(MOST_OPEN);
  const left = all.length - shown.length;
  return html`<section id="timelines" aria-labelledby="timelines-title"><h2 id="timelines-title">Recovery points</h2>
<p class="note">Around the worst moment for a disaster, where a schedule decides when that is. Every job takes as long as it may.</p>
${LEGEND}
${shown.slice(0, MOST_OPEN).map(card)}
${folded.length > 0 && html`<details class="more"><summary>${count(folded.length, "more timeline")}</summary>${folded.map(card)}</details>`}
${left > 0 && html`<p class="note">${count(left, "more timeline")}, of less urgency, left out.</p>`}
</section>`;
}

const LEGEND: Markup = html`<ul class="legend">
<li><svg aria-hidden="true"><circle class="due job" cx="50%" cy="50%" r="3.5"/></svg> a job is due</li>
<li><svg aria-hidden="true"><rect class="way job" y="20%" width="100%" height="60%" rx="2"/></svg> until its recovery point can be used at the latest</li>
<li><svg aria-hidden="true"><rect class="way late" y="20%" width="100%" height="60%" rx="2"/></svg> the one that comes too late</li>
<li><svg aria-hidden="true"><rect class="gap" width="100%" height="100%"/></svg> the worst gap</li>
</ul>`;

function card(timeline: RecoveryTimeline): Markup {
  const { holdsFor, objective, isOpen, worst, timeZone, lanes } = timeline;
  const isMissed = objective !== undefined && worst.seconds > objective;
  const disasters = DISASTERS.filter((disaster) => holdsFor.some((one) => one.disasters.includes(disaster)));
  const disproved = isOpen ? "undetermined" : "missed";
  const verdict = objective === undefined ? "no-objective" : isMissed ? disproved : "met";
  return html`<section class="card recovery-points"><h3>${namesOf(timeline)}</h3> <span class="note">${disasterList(disasters)}</span> ${stateOf(verdict)}
<p class="note">Right before <b>${worst.usable.local}</b> a disaster leaves what is from before <b>${worst.newest.local}</b>: ${span(worst.seconds)} are lost${
    objective !== undefined && `, objective ${span(objective)}`
  }. The job of ${worst.due.local} may take until then. Times in ${timeZone}.</p>
<table class="lanes"><thead><tr><th scope="col">Schedule</th><td class="plot-cell">${axis(timeline)}</td><th scope="col" class="number">takes up to</th></tr></thead>
<tbody><tr class="worst"><th scope="row"><span>Worst gap</span></th><td class="plot-cell">${worstPlot(timeline)}</td><td class="number">${span(worst.seconds)}</td></tr>
${lanes.map((lane) => laneRow(timeline, lane))}</tbody></table>
${jobTable(timeline)}</section>
`;
}

function namesOf({ holdsFor }: RecoveryTimeline): string {
  const names = holdsFor.slice(0, NAMES_SHOWN).map(({ urn }) => resourceName(urn));
  const more = holdsFor.length - names.length;
  return list(more > 0 ? [...names, `${more} more`] : names);
}

function laneRow(timeline: RecoveryTimeline, lane: TimelineLane): Markup {
  return html`<tr><th scope="row"><span>${lane.name}</span> <span class="note">${lane.schedule}</span></th><td class="plot-cell">${lanePlot(timeline, lane)}</td><td class="number">${span(lane.delay)}</td></tr>
`;
}

/** The gap as a bar, and how long it may be. */
function worstPlot(timeline: RecoveryTimeline): Markup {
  const { worst, objective } = timeline;
  const [from, to] = [placeIn(timeline, worst.newest.at), placeIn(timeline, worst.usable.at)];
  const limit = objective === undefined ? undefined : limitOf(timeline, objective);
  return html`<svg class="lane" height="16" aria-hidden="true">${backdrop(timeline)}<rect class="lost" x="${percent(from)}" width="${percent(to - from)}" y="3" height="10"/>${
    limit !== undefined && line("limit", limit)
  }</svg>`;
}

/** Where the objective ends, counted from the newest data; undefined if that is outside. */
function limitOf(timeline: RecoveryTimeline, objective: number): number | undefined {
  const end = new Date(timeline.worst.newest.at.getTime() + objective * 1000);
  return end > timeline.until.at ? undefined : placeIn(timeline, end);
}

function axis(timeline: RecoveryTimeline): Markup {
  const isYears = timeline.until.at.getTime() - timeline.from.at.getTime() > 300 * 86_400_000;
  const limit = timeline.objective === undefined ? undefined : limitOf(timeline, timeline.objective);
  const label = (place: number, text: string, kind: string): Markup => {
    const anchor = place < 0.05 ? "start" : place > 0.93 ? "end" : "middle";
    return html`<text class="${kind}" x="${percent(place)}" y="80%" text-anchor="${anchor}">${text}</text>`;
  };
  return html`<svg class="time-axis" aria-hidden="true">${timeline.ticks.map((tick, index) => {
    const place = placeIn(timeline, tick.at);
    if (limit !== undefined && Math.abs(place - limit) < 0.13) return false;
    return label(place, tickText(tick.local, isYears), index % 2 === 0 ? "at" : "at odd");
  })}${limit !== undefined && label(limit, "objective", "at limit")}</svg>`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Sat 2026-10-24 02:00` as `02:00`, midnight as `Sat 24 Oct`. */
function tickText(local: string, isYears: boolean): string {
  const [weekday = "", date = "", time = ""] = local.split(" ");
  if (time !== "00:00") return time;
  const [year = "", month = "", day = ""] = date.split("-");
  const monthName = MONTHS[Number(month) - 1] ?? month;
  return isYears ? `${Number(day)} ${monthName} ${year}` : `${weekday} ${Number(day)} ${monthName}`;
}

/** The same in numbers. */
function jobTable({ lanes, worst }: RecoveryTimeline): Markup {
  const rows = lanes
    .flatMap((lane) => lane.points.map((point) => ({ ...point, name: lane.name })))
    .toSorted((one, other) => one.due.at.getTime() - other.due.at.getTime());
  const all = lanes.reduce((sum, lane) => sum + lane.count, 0);
  const start = Math.max(0, rows.findIndex(({ due }) => due.at >= worst.newest.at) - 2);
  const shown = rows.slice(start, start + ROWS_SHOWN);
  return html`<details class="more"><summary>${count(all, "job")} in numbers</summary>
<table class="jobs"><thead><tr><th scope="col">Due</th><th scope="col">Can be used at the latest</th><th scope="col">Schedule</th></tr></thead>
<tbody>${shown.map(
    ({ due, usable, name }) => html`<tr><td>${due.local}</td><td>${usable.local}</td><td>${name}</td></tr>
`,
  )}</tbody></table>${all > shown.length && html`<p class="note">${count(all - shown.length, "more job")} not listed.</p>`}</details>`;
}
