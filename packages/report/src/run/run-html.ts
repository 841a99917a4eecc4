import type { RunRecord } from "@rampart/core/run-record";
import { html, type Markup } from "../html/markup.ts";
import { renderPage } from "../html/page.ts";
import { attention } from "./attention.ts";
import { history, inputs, people, proof } from "./evidence.ts";
import { RUN_STYLE } from "./run-style.ts";
import { runVerdict } from "./run-verdict.ts";
import { stepsInTrouble } from "./step-status.ts";
import { steps } from "./steps.ts";
import { tiles } from "./tiles.ts";
import { timeline } from "./timeline.ts";

export interface RunHtmlOptions {
  /** Version of Rampart. */
  readonly version: string;
  readonly generatedAt: Date;
}

/** The record of a run as one page that needs nothing else: no network, no script to be read. */
export function toRunHtml(record: RunRecord, { version, generatedAt }: RunHtmlOptions): string {
  const isInTrouble = stepsInTrouble(record).length > 0;
  return renderPage({
    title: `Rampart: ${runVerdict(record).headline} – ${record.runbook}`,
    heading: record.runbook,
    note: html`<p>${record.mode === "drill" && html`<span class="state drill">drill</span> `}${record.stack}</p>
<p class="note">started ${minutes(record.started)}, report of</p>`,
    version,
    time: generatedAt,
    skip: isInTrouble
      ? html`<a class="skip" href="#trouble">Skip to what to look at</a>`
      : html`<a class="skip" href="#steps">Skip to the steps</a>`,
    style: RUN_STYLE,
    main: [
      overview(record),
      attention(record),
      timeline(record),
      steps(record),
      html`<div class="evidence">${people(record)}<div class="plots">${[inputs(record), proof(record)]}</div></div>`,
      history(record),
    ],
  });
}

function minutes(iso: string): Markup {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}

const MARKS = { good: "✓", bad: "✕", open: "…" } as const;

function overview(record: RunRecord): Markup {
  const { kind, headline, notes } = runVerdict(record);
  return html`<section aria-label="Overview">
<p class="verdict ${kind}"><span class="mark" aria-hidden="true">${MARKS[kind]}</span>${headline}</p>
${notes.length > 0 && html`<ul class="verdict-notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${
  record.chain.verified === false &&
  html`<p class="warning">The chain of the journal is broken. Do not rely on anything on this page; see <a href="#chain-title">Proof</a>.</p>`
}
${tiles(record)}
</section>`;
}
