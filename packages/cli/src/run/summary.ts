import type { RunObjective, RunRecord, RunStep, RunStepStatus } from "@rampart/core/run-record";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { durationText } from "./duration-text.ts";

type Style = Parameters<Terminal["style"]>[0];

const MARKS: Readonly<Record<RunStepStatus, readonly [string, Style]>> = {
  done: ["✓", "green"],
  failed: ["✗", "red"],
  skipped: ["-", "dim"],
  "not-started": ["·", "dim"],
  begun: ["…", "yellow"],
  "in-doubt": ["?", "yellow"],
  undone: ["↶", "cyan"],
  "undo-failed": ["✗", "red"],
  waiting: ["…", "yellow"],
  "settled-by-operator": ["✓", "green"],
};

const LONGEST_NAME = 48;

/** A run for people: its steps, its times, its objective. */
export function summaryLines(record: RunRecord, terminal: Terminal): readonly string[] {
  const { run, runbook, status, mode, stack, chain } = record;
  const title = `${runbook}${mode === "drill" ? " (drill)" : ""}${stack === undefined ? "" : ` on ${stack}`}: ${status}`;
  return [
    terminal.style("bold", printable(title)),
    ...record.steps.map((step) => stepLine(step, terminal)),
    "",
    ...objectiveLines("RTO", record.objective.rto, terminal),
    ...objectiveLines("RPO", record.objective.rpo, terminal),
    phasesLine(record),
    printable(`run ${run}, ${chain.entries} entries, head ${chain.head}`),
  ];
}

function stepLine({ name, status, attempts, within, check }: RunStep, terminal: Terminal): string {
  const [mark, style] = MARKS[status];
  const milliseconds = attempts.reduce((sum, attempt) => sum + (attempt.milliseconds ?? 0), 0);
  const took = attempts.length === 0 ? "" : durationText(milliseconds);
  const text = `${within === undefined ? "" : "  "}${name}`;
  const tries = attempts.length > 1 ? `, ${attempts.length} tries` : "";
  const measured = check === undefined ? "" : `  ${check.value}`;
  return `  ${terminal.style(style, mark)} ${printable(`${text.padEnd(LONGEST_NAME)} ${took}${tries}${measured}`.trimEnd())}`;
}

function objectiveLines(
  name: string,
  { objective, measured, met }: RunObjective,
  terminal: Terminal,
): readonly string[] {
  if (objective === undefined) return [];
  const wanted = `objective ${durationText(objective * 1000)}`;
  const is = measured === undefined ? "not measured" : durationText(measured * 1000);
  const verdict =
    met === undefined ? "" : met ? terminal.style("green", ", met") : terminal.style("red", ", not met");
  return [`${name} ${is}, ${wanted}${verdict}`];
}

function phasesLine({ phases }: RunRecord): string {
  const names = ["detection", "decision", "action", "verification", "idle"] as const;
  const parts = names
    .filter((name) => phases[name] > 0)
    .map((name) => `${name} ${durationText(phases[name])}`);
  return `took ${durationText(phases.total)}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}
