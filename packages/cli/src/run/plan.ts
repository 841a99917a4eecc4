import { readFile } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import type { RunbookObjectives } from "@rampart/runbook";
import { type Plan, type PlanLineRole, readPlan, renderPlan } from "@rampart/runbook/plan";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Format } from "./options.ts";

type Style = Parameters<Terminal["style"]>[0];

const STYLES: Readonly<Partial<Record<PlanLineRole, Style>>> = {
  title: "bold",
  step: "bold",
  create: "green",
  update: "yellow",
  delete: "red",
  passed: "green",
  failed: "red",
  unknown: "yellow",
  note: "dim",
};

/** A plan for people, line by line. */
export function planLines(
  plan: Plan,
  { rto }: RunbookObjectives,
  terminal: Pick<Terminal, "columns" | "style">,
): string {
  const lines = renderPlan(plan, { columns: terminal.columns, ...(rto === undefined ? {} : { rto }) });
  return lines
    .map(({ role, text }) => {
      const style = STYLES[role];
      return style === undefined ? printable(text) : terminal.style(style, printable(text));
    })
    .join("\n");
}

/** Prints the plan as the result of a command. */
export function printPlan(
  plan: Plan,
  objectives: RunbookObjectives,
  format: Format,
  terminal: Terminal,
): void {
  terminal.print(
    format === "json"
      ? `${JSON.stringify(plan, undefined, 2)}\n`
      : `${planLines(plan, objectives, terminal)}\n`,
  );
}

/**
 * Reads a saved plan.
 *
 * @throws {InputError} if it cannot be read, was edited, or is of something else than `subject`.
 */
export async function readAppliedPlan(
  file: string,
  subject: { readonly runbook: string; readonly stack?: string },
): Promise<Plan> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`it cannot be read (${error.code})`, {
      file,
      advice: "Name a plan that `rampart run RUNBOOK --plan --out FILE` wrote.",
    });
  });
  refuseOtherDocument(text, file);
  return readPlan(text, file, subject);
}

/** All that a stack export lacks of a plan would be a long list, and beside the point. */
function refuseOtherDocument(text: string, file: string): void {
  if (text.includes('"schemaVersion"') && text.includes('"basis"')) return;
  throw new InputError("this is no plan", {
    file,
    advice: "Name a plan that `rampart run RUNBOOK --plan --out FILE` wrote.",
  });
}
