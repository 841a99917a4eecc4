import type { RunInterval, RunPhase, RunRecord, RunStep } from "@rampart/core/run-record";
import { html, type Markup, type Part } from "../html/markup.ts";
import { count } from "../plural.ts";
import { durationText, offsetText } from "./duration.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { isGroup, STEP_STATUSES } from "./step-status.ts";

/** Items of a longer group share its row, but for those that are in trouble. */
const MOST_MEMBERS = 8;

/** More rows are no plot any more. */
const MOST_ROWS = 80;

export const PHASE_NAMES: Readonly<Record<RunPhase, string>> = {
  detection: "Detection",
  decision: "Decision",
  action: "Action",
  verification: "Verification",
  idle: "Idle",
};

const PHASE_NOTES: Readonly<Record<RunPhase, string>> = {
  detection: "until the run was started",
  decision: "only people waited for",
  action: "steps at work",
  verification: "gates and checks",
  idle: "nobody at work",
};

export const PHASES: readonly RunPhase[] = ["detection", "decision", "action", "verification", "idle"];

interface Row {
  readonly name: Part;
  readonly depth: 0 | 1;
  readonly kind: "whole" | "step";
  readonly intervals: readonly (RunInterval & { readonly isBad?: boolean })[];
  readonly status: Part;
}

/** What was going on when: a row for each step, the whole run above them. The numbers stand beside the bars. */
export function timeline(record: RunRecord): Markup {
  const { timeline: time, objective } = record;
  const limit = objective.rto.objective === undefined ? undefined : objective.rto.objective * 1000;
  const scale = scaleOf(time.whole, time.length, limit);
  const rows = rowsOf(record);
  const shown = rows.slice(0, MOST_ROWS);
  return html`<section class="card timeline" id="timeline" aria-labelledby="timeline-title"><h2 id="timeline-title">Timeline</h2>
<p class="note">${captionOf(record, scale, limit)}</p>
${legend(record)}
<table class="plot"><thead><tr><th scope="col">Step</th><td class="bar-cell">${axis(scale, limit)}</td><th scope="col" class="number from">from</th><th scope="col" class="number">took</th><th scope="col" class="number outcome">outcome</th></tr></thead>
<tbody>${shown.map((row) => rowMarkup(row, scale, limit))}</tbody></table>
${rows.length > shown.length && html`<p class="note">${count(rows.length - shown.length, "more row")} in the list of steps.</p>`}
${HATCHES}
</section>`;
}

function captionOf({ timeline: { origin }, incidentBegan }: RunRecord, scale: Scale, limit?: number): Part {
  const from = `${incidentBegan === undefined ? "From the start of the run" : "From the beginning of the incident"}, ${origin.slice(0, 19).replace("T", " ")} UTC.`;
  const objective =
    limit === undefined
      ? ""
      : limit <= scale.end
        ? ` The line is the recovery objective of ${durationText(limit)}.`
        : ` The recovery objective of ${durationText(limit)} is far outside.`;
  const folded = scale.folds.map(({ from: begin, to }) => durationText(to - begin));
  const folds = folded.length === 0 ? "" : ` Drawn shorter than it was: a pause of ${folded.join(", of ")}.`;
  return from + objective + folds;
}

/** Phases with their times: they add up to the whole. */
function legend({ phases }: RunRecord): Markup {
  return html`<ul class="phases">${PHASES.filter((phase) => phases[phase] > 0).map(
    (phase) =>
      html`<li><svg class="swatch" aria-hidden="true"><rect class="phase-${phase}" width="100%" height="100%"/></svg><b>${PHASE_NAMES[phase]}</b> ${durationText(phases[phase])} <span class="note">${PHASE_NOTES[phase]}</span></li>`,
  )}</ul>`;
}

function rowsOf(record: RunRecord): readonly Row[] {
  const { steps, timeline: time } = record;
  const byStep = Map.groupBy(time.steps, ({ step }) => step);
  const members = Map.groupBy(steps, ({ within }) => within);
  const whole: Row = { name: "Whole run", depth: 0, kind: "whole", intervals: time.whole, status: false };
  const of = (step: RunStep): Row["intervals"] => marked(step, byStep.get(step.name) ?? []);
  return [
    whole,
    ...steps.flatMap((step): readonly Row[] => {
      const siblings = members.get(step.within) ?? [];
      const isCrowded = step.within !== undefined && siblings.length > MOST_MEMBERS;
      const { name, colour } = STEP_STATUSES[step.status];
      if (isCrowded && !(colour === "fail" || step.status === "in-doubt")) return [];
      const own = members.get(step.name) ?? [];
      const isShared = isGroup(step) && own.length > MOST_MEMBERS;
      const intervals = isShared ? own.flatMap(of) : of(step);
      return [
        {
          name: step.within === undefined ? step.name : withoutGroup(step.name, step.within),
          depth: step.within === undefined ? 0 : 1,
          kind: "step",
          intervals,
          status: html`<span class="state ${colour}">${name}</span>`,
        },
      ];
    }),
  ];
}

/** `copy[a.txt]` stands under `copy` as `a.txt`. */
export function withoutGroup(name: string, group: string): string {
  return name.startsWith(`${group}[`) && name.endsWith("]") ? name.slice(group.length + 1, -1) : name;
}

/** The last act of a step that failed is what failed. */
function marked(step: RunStep, intervals: readonly RunInterval[]): Row["intervals"] {
  if (STEP_STATUSES[step.status].colour !== "fail") return intervals;
  const last = intervals.findLastIndex(
    ({ phase }) => phase === (step.kind === "gate" ? "verification" : "action"),
  );
  return intervals.map((interval, index) => (index === last ? { ...interval, isBad: true } : interval));
}

function rowMarkup({ name, depth, kind, intervals, status }: Row, scale: Scale, limit?: number): Markup {
  const from = Math.min(...intervals.map((interval) => interval.from));
  const to = Math.max(...intervals.map((interval) => interval.to));
  const isEmpty = intervals.length === 0;
  return html`<tr class="${kind}"><th scope="row"${depth === 1 && html` class="inner"`}><span>${name}</span></th><td class="bar-cell">${bars(intervals, scale, limit)}</td><td class="number from">${isEmpty ? "" : offsetText(from)}</td><td class="number">${isEmpty ? "" : durationText(to - from)}</td><td class="number outcome">${status}</td></tr>
`;
}

function bars(intervals: Row["intervals"], scale: Scale, limit?: number): Markup {
  return html`<svg class="bar" aria-hidden="true">${scale.ticks.map((tick) => line("tick", tick, scale))}${intervals.map(
    ({ phase, from, to, isBad }) =>
      html`<rect class="${isBad === true ? "bad" : `phase-${phase}`}" data-from="${from}" data-to="${to}" x="${percent(scale.at(from))}" width="${percent(scale.at(to) - scale.at(from))}" height="100%"/>`,
  )}${limit !== undefined && limit <= scale.end && line("limit", limit, scale)}</svg>`;
}

function line(kind: string, moment: number, scale: Scale): Markup {
  const x = percent(scale.at(moment));
  return html`<line class="${kind}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
}

/** Ticks that would touch are left out, and so are those beside the objective. */
function axis(scale: Scale, limit?: number): Markup {
  const shownLimit = limit !== undefined && limit <= scale.end ? limit : undefined;
  const isClear = (tick: number): boolean =>
    shownLimit === undefined || Math.abs(scale.at(tick) - scale.at(shownLimit)) > 0.08;
  const label = (moment: number, text: string, kind: string): Markup => {
    const place = scale.at(moment);
    const anchor = place < 0.04 ? "start" : place > 0.94 ? "end" : "middle";
    return html`<text class="${kind}" x="${percent(place)}" y="85%" text-anchor="${anchor}">${text}</text>`;
  };
  return html`<svg class="axis" aria-hidden="true">${scale.ticks.filter(isClear).map((tick) => label(tick, offsetText(tick), "at"))}${
    shownLimit !== undefined && label(shownLimit, `RTO ${offsetText(shownLimit)}`, "at limit")
  }</svg>`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)}%`;
}

/** Told apart without colours, too: waiting is hatched, idle is dotted. */
const HATCHES: Markup = html`<svg class="patterns" aria-hidden="true"><defs>
<pattern id="hatch-decision" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stripe" width="2.5" height="6"/></pattern>
<pattern id="hatch-idle" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="ground" width="6" height="6"/><circle class="dot" cx="3" cy="3" r="1.1"/></pattern>
</defs></svg>`;
