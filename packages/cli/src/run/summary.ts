import type { RunObjective, RunRecord, RunStep, RunStepStatus } from "@rampart/core/run-record";
import { cut } from "../output/cut.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
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

/** Longer names would leave no room for anything beside them. */
const LONGEST_NAME = 44;
const TIME_COLUMNS = 7;

/** A run for people: its steps, its times, its objective. */
export function summaryLines(record: RunRecord, terminal: Terminal): readonly string[] {
  const { run, runbook, status, mode, stack, chain } = record;
  const title = `${runbook}${mode === "drill" ? " (drill)" : ""}${stack === undefined ? "" : ` on ${stack}`}: ${status}`;
  const width = Math.min(LONGEST_NAME, Math.max(0, ...record.steps.map((step) => nameOf(step).length)));
  return [
    terminal.style("bold", printable(title)),
    ...record.steps.map((step) => stepLine(step, width, terminal)),
    "",
    ...objectiveLines("RTO", record.objective.rto, terminal),
    ...objectiveLines("RPO", record.objective.rpo, terminal),
    ...phaseLines(record, terminal),
    printable(`run ${run}, ${chain.entries} entries, head`),
    printable(`  ${chain.head}`),
    ...chain.problems.map(({ message }) =>
      terminal.style("red", printable(`✗ the journal was changed: ${message}`)),
    ),
  ];
}

function stepLine(step: RunStep, width: number, terminal: Terminal): string {
  const { status, attempts, check } = step;
  const [mark, style] = MARKS[status];
  const milliseconds = attempts.reduce((sum, attempt) => sum + (attempt.milliseconds ?? 0), 0);
  const took = attempts.length === 0 ? "" : durationText(milliseconds);
  const tries = attempts.length > 1 ? `  ${attempts.length} tries` : "";
  const measured = check === undefined ? "" : `  ${check.value}`;
  const name = cut(nameOf(step), LONGEST_NAME).padEnd(width);
  const text = `${name}  ${took.padStart(TIME_COLUMNS)}${tries}${measured}`.trimEnd();
  return `  ${terminal.style(style, mark)} ${cut(text, terminal.columns - 4)}`;
}

/** What stands in a group is indented. */
function nameOf({ name, within }: RunStep): string {
  return `${within === undefined ? "" : "  "}${name}`;
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

function phaseLines({ phases }: RunRecord, { columns }: Terminal): readonly string[] {
  const names = ["detection", "decision", "action", "verification", "idle"] as const;
  const parts = names
    .filter((name) => phases[name] > 0)
    .map((name) => `${name} ${durationText(phases[name])}`);
  const text = `took ${durationText(phases.total)}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
  return wrap(text, columns, "").split("\n");
}
