import type { RunRecord, RunStep } from "@rampart/core/run-record";
import { html, type Markup } from "../html/markup.ts";
import { adviceOf, reasonOf, STEP_STATUSES, stepsInTrouble } from "./step-status.ts";

const LAST_LINES = 8;

const HAS_FAILED: ReadonlySet<RunStep["status"]> = new Set(["failed", "in-doubt", "undo-failed"]);

/** What somebody has to look at now, with what to do: first of all on the page. */
export function attention(record: RunRecord): Markup | false {
  const steps = stepsInTrouble(record);
  if (steps.length === 0) return false;
  return html`<section id="trouble" aria-labelledby="trouble-title"><h2 id="trouble-title" tabindex="-1">Look at this first</h2>
${steps.map((step) => trouble(step, record.run))}
${record.status !== "completed" && goingOn(record)}
</section>`;
}

/** What to type then. */
function goingOn({ run, status }: RunRecord): Markup {
  const when =
    status === "running"
      ? "If nobody works on it any more,"
      : status === "waiting"
        ? "Once that is settled,"
        : status === "in-doubt"
          ? "After that,"
          : "When it is mended,";
  return html`<p class="note">${when} <code>rampart resume ${run}</code> goes on; <code>rampart undo ${run}</code> takes back what was done.</p>`;
}

function trouble(step: RunStep, run: string): Markup {
  const { name, colour } = STEP_STATUSES[step.status];
  const reason = reasonOf(step);
  return html`<div class="card trouble ${step.status}"><h3>${step.name}</h3><span class="state ${colour}">${name}</span>
${reason !== undefined && html`<p>${reason}</p>`}
${adviceOf(step).map((text) => html`<p class="todo"><span>${HAS_FAILED.has(step.status) ? "What to do" : "If it fails"}</span>${text}</p>`)}
${step.status === "in-doubt" && html`<p>Look for yourself, then say so: <code>${markCommand(step, run)}</code></p>`}
${step.output !== undefined && html`<pre class="output" tabindex="0" aria-label="Output of ${step.name}">${lastLines(step.output)}</pre>`}
</div>
`;
}

function lastLines(output: string): string {
  return output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
}

/** Names of items come from anywhere: quoted, so that a shell takes none for a command. */
function markCommand({ name, undo }: RunStep, run: string): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const verb = undo === undefined ? "resume" : "undo";
  return `rampart ${verb} ${run} --mark ${quote(`${name}=done`)} (or =not-done)`;
}
