import type { RunOperator, RunRecord } from "@rampart/core/run-record";
import { html, type Markup, type Part } from "../html/markup.ts";
import { count } from "../plural.ts";
import { durationText } from "./duration.ts";
import { approvalMarkup } from "./steps.ts";
import { timeText } from "./time.ts";

const HOW = { started: "started the run", resumed: "resumed it", "took-over": "took it over" } as const;

/** Who worked on the run and who allowed what. */
export function people({ operators, steps }: RunRecord): Markup {
  const approvals = steps.flatMap(({ name, approvals: ofStep }) =>
    ofStep.map((approval) => ({ name, approval })),
  );
  return html`<section class="card" aria-labelledby="people-title"><h2 id="people-title">Operators and approvals</h2>
<table class="facts"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead><tbody>
${operators.map(
  (
    operator,
  ) => html`<tr><td>${time(operator.at)}</td><td>${operator.name} <span class="note">on ${operator.host}, process ${operator.pid}, ${operator.sshKey === undefined ? "name not proved" : "proved by SSH key"}</span></td><td>${operatorText(operator)}</td></tr>
`,
)}${approvals.map(
  ({
    name,
    approval,
  }) => html`<tr><td>${time(approval.requested)}</td><td>approval of <b>${name}</b></td><td>${approvalMarkup(approval)}</td></tr>
`,
)}</tbody></table></section>`;
}

function operatorText({ how, takenOverFrom, accepted }: RunOperator): string {
  const from = takenOverFrom === undefined ? "" : ` from ${takenOverFrom}`;
  const changed = accepted === undefined ? "" : `; accepted that these changed: ${accepted.join(", ")}`;
  return `${HOW[how]}${from}${changed}`;
}

/** What the run was given, and what it was known by. */
export function inputs({ inputs: given, secrets, lock, planHash, version, run, purpose }: RunRecord): Markup {
  const rows: readonly (readonly [string, Part])[] = [
    ...Object.entries(given).map(([name, value]): readonly [string, Part] => [
      name,
      html`<code>${JSON.stringify(value)}</code>`,
    ]),
    ...secrets.map((name): readonly [string, Part] => [
      name,
      html`<span class="note">secret: kept nowhere</span>`,
    ]),
  ];
  return html`<section class="card" aria-labelledby="inputs-title"><h2 id="inputs-title">What was run</h2>
<p>${purpose}</p>
${
  rows.length > 0 &&
  html`<table class="facts"><thead><tr><th scope="col">Input</th><th scope="col">Value</th></tr></thead><tbody>
${rows.map(
  ([name, value]) => html`<tr><td>${name}</td><td>${value}</td></tr>
`,
)}</tbody></table>
`
}<table class="facts"><thead><tr><th scope="col">Record</th><th scope="col">Value</th></tr></thead><tbody>
<tr><td>Run</td><td><code>${run}</code></td></tr>
<tr><td>Lock</td><td><code>${lock}</code></td></tr>
${planHash !== undefined && html`<tr><td>Plan</td><td><code>${planHash}</code></td></tr>`}
<tr><td>Started with</td><td>Rampart ${version}</td></tr></tbody></table></section>`;
}

/** What proves that this is what happened, and how to check it. */
export function proof({ run, chain, clockJumps }: RunRecord): Markup {
  const { entries, head, verified, problems } = chain;
  const state =
    verified === undefined
      ? html`<span class="state unmatched">not checked</span>`
      : verified
        ? html`<span class="state clear">unbroken</span>`
        : html`<span class="state fail">broken</span>`;
  return html`<section class="card chain" aria-labelledby="chain-title"><h2 id="chain-title">Proof</h2>
<p>${state} Chain of ${count(entries, "entry", "entries")}, the last with this hash. Keep it elsewhere, on paper or in a ticket: with it, any change to the journal is found.</p>
<code>${head}</code>
<p class="note">Check it against the journal:</p><code>rampart runs verify ${run} --head ${head}</code>
${problems.length > 0 && html`<ul>${problems.map(({ seq, message }) => html`<li>Entry ${seq}: ${message}</li>`)}</ul>`}
${clockJumps.map(
  ({ seq, milliseconds }) =>
    html`<p class="note">At entry ${seq} the clock of the machine ${milliseconds < 0 ? `went back by ${durationText(-milliseconds)}; what a steady clock measured counts` : `went ${durationText(milliseconds)} further than the step took: it was set, or the machine slept; the time counts`}.</p>`,
)}</section>`;
}

/** All entries, for who wants to know exactly. */
export function history({ history: lines }: RunRecord): Markup {
  return html`<section id="history" aria-labelledby="history-title"><h2 id="history-title">Journal</h2>
<details class="panel"><summary><h3>${count(lines.length, "entry", "entries")}</h3></summary><div class="step"><div class="body">
<table class="facts"><thead><tr><th scope="col">#</th><th scope="col">When</th><th scope="col">Step</th><th scope="col">What</th><th scope="col">Who</th></tr></thead><tbody>
${lines.map(
  ({
    seq,
    at,
    step,
    what,
    by,
  }) => html`<tr><td class="seq">${seq}</td><td>${time(at)}</td><td>${step}</td><td>${what}</td><td>${by}</td></tr>
`,
)}</tbody></table></div></div></details></section>`;
}

function time(iso: string): Markup {
  return html`<time datetime="${iso}">${timeText(iso)}</time>`;
}
