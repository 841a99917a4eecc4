import type { Verdict } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { renderPage } from "../html/page.ts";
import { list } from "../plural.ts";
import { byWorkload } from "./by-workload.ts";
import { changes } from "./changes-html.ts";
import { comparisonHeadline, type Headline, postureHeadline } from "./headline.ts";
import { heatMap } from "./heat-map.ts";
import { lists } from "./lists.ts";
import type { RecoveryReport } from "./recovery-input.ts";
import { RECOVERY_STYLE } from "./recovery-style.ts";
import { resources } from "./resources.ts";
import { timelines } from "./timelines.ts";
import { VERDICTS, WORST_FIRST } from "./words.ts";

const STACKS_SHOWN = 5;
const MARKS: Readonly<Record<Headline["kind"], string>> = { good: "✓", bad: "✕", open: "?" };

/**
 * What disasters would cost, as one page that needs nothing else: no network, no script to be read. Where there is a
 * comparison, what the change does stands first.
 */
export function toRecoveryHtml(report: RecoveryReport): string {
  const { posture, comparison } = report;
  const workloads = byWorkload(posture);
  const stacks = shortened(report.stacks);
  const headline = headlineOf(report);
  return renderPage({
    title: `Rampart: ${headline.text}${stacks.length === 0 ? "" : ` – ${list(stacks)}`}`,
    heading: stacks.length === 0 ? "Recovery" : list(stacks),
    note: html`<p class="note">Recovery, worked out at</p>`,
    version: report.version,
    time: report.generatedAt,
    skip:
      comparison === undefined
        ? html`<a class="skip" href="#resources">Skip to the resources</a>`
        : html`<a class="skip" href="#changes">Skip to the changes</a>`,
    style: RECOVERY_STYLE,
    main: [
      overview(report, headline),
      comparison !== undefined && changes(comparison),
      heatMap(workloads),
      timelines(report.timelines),
      resources(workloads, posture.undetermined),
      ...lists(posture),
    ],
  });
}

function headlineOf({ posture, comparison }: RecoveryReport): Headline {
  return comparison === undefined ? postureHeadline(posture) : comparisonHeadline(comparison);
}

function overview({ posture, comparison }: RecoveryReport, { kind, text }: Headline): Markup {
  const { resources: all, uncovered, weaknesses } = posture;
  const number = (verdict: Verdict): number => all.filter((one) => one.verdict === verdict).length;
  return html`<section aria-label="Overview">
<p class="verdict ${kind}"><span class="mark" aria-hidden="true">${MARKS[kind]}</span>${text}</p>
${comparison !== undefined && html`<p class="after note">After the change: ${postureHeadline(posture).text}.</p>`}
<ul class="tiles">${[
    ...WORST_FIRST.map((verdict) =>
      tile(TILES[verdict], number(verdict), VERDICTS[verdict].name, "resources"),
    ),
    tile("high", uncovered.length, "nothing left when deleted", "uncovered"),
    tile("medium", weaknesses.length, "weaknesses", "weaknesses"),
  ]}</ul>
</section>`;
}

const TILES: Readonly<Record<Verdict, string>> = {
  missed: "critical",
  undetermined: "undetermined",
  met: "clear",
  "no-objective": "waived",
};

function tile(kind: string, number: number, name: string, target: string): Markup {
  const text = html`<b>${number.toLocaleString("en-US")}</b> <span>${name}</span>`;
  return number === 0
    ? html`<li><span class="tile none">${text}</span></li>`
    : html`<li><a class="tile ${kind}" href="#${target}">${text}</a></li>`;
}

function shortened(stacks: readonly string[]): readonly string[] {
  const more = stacks.length - STACKS_SHOWN;
  return more > 0 ? [...stacks.slice(0, STACKS_SHOWN), `${more} more`] : stacks;
}
