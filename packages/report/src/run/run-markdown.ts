import type { RunRecord, RunStep } from "@rampart/core/run-record";
import { httpUrl } from "../http-url.ts";
import { clip } from "../markdown/clip.ts";
import { code, escapeMarkdown } from "../markdown/escape.ts";
import { fitting } from "../markdown/fitting.ts";
import { count } from "../plural.ts";
import { type DiffLine, diffOf } from "./diff.ts";
import { durationText, offsetText } from "./duration.ts";
import { runVerdict } from "./run-verdict.ts";
import { adviceOf, isGroup, reasonOf, STEP_STATUSES, stepsInTrouble } from "./step-status.ts";
import { timeText } from "./time.ts";
import { PHASE_NAMES, PHASES } from "./timeline.ts";
import { tookText } from "./took.ts";

export interface RunMarkdownOptions {
  /** Where the full report is, as an http or https address. */
  readonly reportUrl?: string;
  /** Most characters; what a comment on GitHub holds where absent. */
  readonly limit?: number;
}

/** GitHub refuses a longer comment. */
const COMMENT_LIMIT = 65_536;
const LONGEST_TEXT = 600;
const MOST_NOTES = 20;
const KINDS = { good: "✅", bad: "❌", open: "⏳" } as const;

/** The record of a run as a comment: the same as the page, shorter. */
export function toRunMarkdown(record: RunRecord, options: RunMarkdownOptions = {}): string {
  const acts = record.steps.filter((step) => !isGroup(step));
  const limit = options.limit ?? COMMENT_LIMIT;
  return fitting(limit, 1, ({ blocks, rows }) => {
    const parts = [
      heading(record),
      facts(record),
      troubles(record, rows),
      phases(record),
      blocks === 0 ? "" : stepTable(acts, record, rows),
      blocks === 0 ? "" : differences(acts, rows),
      people(record, rows),
      proof(record, options),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  });
}

function heading(record: RunRecord): string {
  const { kind, headline, notes } = runVerdict(record);
  const lines = notes.slice(0, MOST_NOTES).map((note) => `- ${text(note)}`);
  return [
    `### ${KINDS[kind]} ${text(record.runbook)}: ${text(headline)}`,
    ...(lines.length > 0 ? ["", ...lines] : []),
  ].join("\n");
}

function facts({ stack, started, mode, run, purpose, incidentBegan }: RunRecord): string {
  const parts = [
    text(sentence(purpose)),
    mode === "drill" ? "A drill." : "",
    stack === undefined ? "" : `Stack ${code(clip(stack, 100))}.`,
    incidentBegan === undefined ? "" : `The incident began at ${text(timeText(incidentBegan))}.`,
    `Run ${code(run)} started at ${text(timeText(started))}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** With a full stop, so that it does not run into what follows. */
function sentence(purpose: string): string {
  const trimmed = purpose.trim();
  return trimmed === "" || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function troubles(record: RunRecord, rows: number): string {
  const steps = stepsInTrouble(record);
  const lines = steps.slice(0, rows).map((step) => {
    const { name, mark } = STEP_STATUSES[step.status];
    const advice = adviceOf(step).map((todo) => ` **What to do:** ${text(todo)}`);
    return `- ${mark} **${text(step.name)}** ${name}: ${text(reasonOf(step) ?? "")}${advice.join("")}`;
  });
  const more = steps.length - lines.length;
  return [...lines, ...(more > 0 ? [`- … and ${more} more.`] : [])].join("\n");
}

function phases({ phases: times }: RunRecord): string {
  const shown = PHASES.filter((phase) => times[phase] > 0);
  if (shown.length === 0) return "";
  return table(
    [...shown.map((phase) => PHASE_NAMES[phase]), "Total"],
    [[...shown.map((phase) => durationText(times[phase])), `**${durationText(times.total)}**`]],
  );
}

function stepTable(steps: readonly RunStep[], { timeline }: RunRecord, rows: number): string {
  if (steps.length === 0) return "";
  const byStep = Map.groupBy(timeline.steps, ({ step }) => step);
  const more = steps.length - rows;
  return [
    table(
      ["Step", "From", "Took", "Found"],
      steps.slice(0, rows).map((step) => {
        const intervals = byStep.get(step.name) ?? [];
        const from = Math.min(...intervals.map((interval) => interval.from));
        const times = [intervals.length === 0 ? "" : offsetText(from), tookText(step)];
        const { mark, name } = STEP_STATUSES[step.status];
        return [`${mark} ${text(step.name)} <sub>${name}</sub>`, ...times, text(step.check?.value ?? "")];
      }),
    ),
    ...(more > 0 ? ["", `… and ${count(more, "more step")}.`] : []),
  ].join("\n");
}

/** Only what was not done as planned: the page has all. */
function differences(steps: readonly RunStep[], rows: number): string {
  const different = steps.filter((step) => step.differences.length > 0);
  if (different.length === 0) return "";
  const blocks = different.slice(0, rows).flatMap((step) => {
    const { planned, executed = [] } = diffOf(step);
    const lines = [...offLines("planned", planned), ...offLines("done", executed)].slice(
      0,
      Math.max(1, rows),
    );
    return [`- **${text(step.name)}**`, ...lines];
  });
  return ["**Not as planned**", "", ...blocks].join("\n");
}

function offLines(title: string, lines: readonly DiffLine[]): readonly string[] {
  const targets = lines.map((_, index) =>
    lines.slice(0, index + 1).findLast(({ kind }) => kind === "target"),
  );
  return lines.flatMap((line, index) =>
    line.isOff
      ? [
          `  - ${title}: ${line === targets[index] ? "" : `${code(clip(targets[index]?.text ?? "", LONGEST_TEXT))} `}${code(clip(line.text, LONGEST_TEXT))}`,
        ]
      : [],
  );
}

const HOW = { started: "started it", resumed: "resumed it", "took-over": "took it over" } as const;

function people({ operators, steps }: RunRecord, rows: number): string {
  const who = operators
    .slice(0, rows)
    .map(
      ({ name, host, how, at }) => `- ${text(name)} on ${text(host)} ${HOW[how]} at ${text(timeText(at))}`,
    );
  const approvals = steps
    .flatMap(({ name, approvals: ofStep }) => ofStep.map((approval) => ({ name, ...approval })))
    .slice(0, rows)
    .map(
      ({ name, given, count: wanted, outcome, waited }) =>
        `- approval of **${text(name)}**: ${outcome}, ${given.length} of ${wanted}${given.length > 0 ? ` (${given.map(({ by }) => text(by)).join(", ")})` : ""}, waited ${durationText(waited)}`,
    );
  return [...who, ...approvals].join("\n");
}

function proof({ run, chain }: RunRecord, { reportUrl }: RunMarkdownOptions): string {
  const state = chain.verified === undefined ? "not checked" : chain.verified ? "unbroken" : "**broken**";
  const url = httpUrl(reportUrl);
  const link = url === undefined ? "" : `[Full report](<${url}>) · `;
  const command = `rampart runs verify ${run} --head ${chain.head}`;
  return `<sub>${link}Journal of ${count(chain.entries, "entry", "entries")}, ${state}. Check it: ${code(command)}</sub>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function text(plain: string): string {
  return escapeMarkdown(clip(plain, LONGEST_TEXT));
}
