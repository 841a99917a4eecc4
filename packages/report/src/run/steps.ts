import type { RunApproval, RunAttempt, RunCheck, RunRecord, RunStep } from "@rampart/core/run-record";
import { html, type Markup, type Part } from "../html/markup.ts";
import { type DiffLine, diffOf } from "./diff.ts";
import { durationText } from "./duration.ts";
import { adviceOf, isGroup, reasonOf, STEP_STATUSES } from "./step-status.ts";
import { clockText, timeText } from "./time.ts";
import { withoutGroup } from "./timeline.ts";
import { tookText } from "./took.ts";

/** A longer group is folded. */
const MOST_OPEN = 8;

/** Every part of the runbook, in its order: what was planned, what was done, by whom it was allowed. */
export function steps(record: RunRecord): Markup {
  const names = new Set(record.steps.map(({ name }) => name));
  const members = Map.groupBy(record.steps, ({ within }) =>
    within !== undefined && names.has(within) ? within : undefined,
  );
  const panels = (of: readonly RunStep[]): readonly Markup[] =>
    of.map((step) => stepPanel(step, isGroup(step) ? panels(members.get(step.name) ?? []) : []));
  return html`<section id="steps" aria-labelledby="steps-title"><h2 id="steps-title" tabindex="-1">Steps</h2>
${record.steps.length === 0 && html`<p>The runbook has none.</p>`}
${panels(members.get(undefined) ?? [])}
</section>`;
}

function stepPanel(step: RunStep, inner: readonly Markup[]): Markup {
  const { name, colour } = STEP_STATUSES[step.status];
  const took = tookText(step);
  const isTrouble = colour === "fail" || step.status === "in-doubt";
  const isOpen = inner.length > 0 ? inner.length <= MOST_OPEN : isTrouble || step.differences.length > 0;
  const own = definitions(step, inner.length > 0);
  const title = step.within === undefined ? step.name : withoutGroup(step.name, step.within);
  return html`<details class="panel step"${isOpen && html` open`}>
<summary><h3>${title}</h3> <span class="counts">${kindText(step)}${took !== "" && html`<span class="note">${took}</span> `}${
    step.differences.length > 0 && html`<span class="state unmatched">not as planned</span> `
  }<span class="state ${colour}">${name}</span></span></summary>
<div class="body">${
    own.length > 0 &&
    html`<dl class="explanation">
${own.map(
  ([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>
`,
)}</dl>`
  }${inner}</div>
</details>
`;
}

function kindText({ kind, items }: RunStep): Part {
  const names = {
    step: "",
    manual: "by hand",
    gate: "gate",
    parallel: "at the same time",
    forEach: "for each",
  };
  const text = kind === "forEach" && items !== undefined ? `for each of ${items}` : names[kind];
  return text !== "" && html`<span class="note">${text}</span> `;
}

type Definition = readonly [term: string, text: Part];

function definitions(step: RunStep, isAround: boolean): readonly Definition[] {
  const { purpose, check, attempts, approvals, manual, settledBy, marks, undo, output } = step;
  const isSmooth = attempts.length === 1 && attempts[0]?.failure === undefined;
  const reason = isGroup(step) ? undefined : reasonOf(step);
  const found: readonly (readonly [string, Part])[] = [
    ["Purpose", purpose],
    ["Why", STEP_STATUSES[step.status].colour === "clear" ? false : reason],
    ["What to do", step.status === "done" ? false : adviceOf(step).join(" ")],
    ["Changes", changes(step)],
    [step.kind === "gate" ? "Found" : "Verified", check !== undefined && checkMarkup(check)],
    ...approvals.map((approval): Definition => ["Approval", approvalMarkup(approval)]),
    [
      "By hand",
      manual !== undefined &&
        html`<pre>${manual.instructions}</pre>${
          manual.confirmed !== undefined &&
          html`<p>Confirmed by ${manual.confirmedBy} at ${clockText(manual.confirmed)}${manual.note !== undefined && `: ${manual.note}`}</p>`
        }`,
    ],
    ["Settled", settledBy === "probe" && "A probe found that it had happened."],
    ...marks.map(
      ({ is, by, at }): Definition => [
        "Marked",
        `${by} said at ${timeText(at)} that it ${is === "done" ? "had happened" : "had not happened"}.`,
      ],
    ),
    ["Attempts", !isSmooth && attempts.length > 0 && html`<ol>${attempts.map(attemptItem)}</ol>`],
    ["Undo", undo !== undefined && undoText(undo)],
    [
      "Output",
      output !== undefined &&
        html`<pre class="output" tabindex="0" aria-label="Output of ${step.name}">${output.trimEnd()}</pre>`,
    ],
  ];
  const shown = found.filter(([, text]) => text !== false && text !== undefined && text !== "");
  return shown.length === 0 && !isAround ? [["State", `${STEP_STATUSES[step.status].name}.`]] : shown;
}

function undoText({ milliseconds, failure }: NonNullable<RunStep["undo"]>): string {
  if (failure !== undefined) return `Failed: ${failure.message}`;
  return milliseconds === undefined
    ? "Begun, and not known to have ended."
    : `Done in ${durationText(milliseconds)}.`;
}

function attemptItem({ started, milliseconds, failure }: RunAttempt): Markup {
  const took = milliseconds === undefined ? "its end is not known" : durationText(milliseconds);
  return html`<li>${clockText(started)}, ${took}${failure !== undefined && `: ${failure.message}`}</li>`;
}

function checkMarkup({ passes, value, objective }: RunCheck): Markup {
  const [colour, name] =
    passes === true
      ? ["clear", "passes"]
      : passes === false
        ? ["fail", "does not pass"]
        : ["undetermined", "cannot be told"];
  return html`<span class="state ${colour}">${name}</span> ${value}${objective !== undefined && html` <span class="note">${objective}</span>`}`;
}

export function approvalMarkup({
  given,
  refused,
  count,
  from,
  outcome,
  waited,
  expires,
}: RunApproval): Markup {
  const names = given.map(({ by, at }) => `${by} at ${clockText(at)}`);
  const colours = { granted: "clear", pending: "unmatched", refused: "fail", expired: "fail" };
  return html`<span class="state ${colours[outcome]}">${outcome}</span> ${given.length} of ${count}${names.length > 0 && `: ${names.join(", ")}`}${refused.map(
    ({ by, because }) => html`<br>${by} refused: ${because}`,
  )} <span class="note">waited ${durationText(waited)}; asked ${from.join(", ")}; until ${timeText(expires)}</span>`;
}

function changes(step: RunStep): Part {
  const { planned, executed } = diffOf(step);
  if (planned.length + (executed?.length ?? 0) === 0) return false;
  if (executed !== undefined && step.differences.length === 0) {
    return html`<div class="diffs">${diff(planned.length === 0 ? "Done (the plan could not tell)" : "As planned", executed)}</div>`;
  }
  return html`<div class="diffs">${diff("Planned", planned)}${executed === undefined ? html`<div><h4>Done</h4><p class="note">${notDone(step)}</p></div>` : diff("Done", executed)}</div>`;
}

function notDone({ status }: RunStep): string {
  return status === "not-started" || status === "skipped" || status === "waiting"
    ? "Nothing."
    : "Not known: nobody looked after it ended.";
}

function diff(title: string, lines: readonly DiffLine[]): Markup {
  return html`<div><h4>${title}</h4>${
    lines.length === 0
      ? html`<p class="note">Nothing.</p>`
      : html`<pre class="diff">${lines.map(
          ({ kind, text, isOff }) => html`<span class="${kind}${isOff && " off"}">${text}</span>
`,
        )}</pre>`
  }</div>`;
}
