import { existsSync } from "node:fs";
import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import {
  commandsFor,
  type ResumeOptions,
  type RunOutcome,
  resumeRun,
  undoRun,
} from "@rampart/runbook/execute";
import { resolveInputs } from "@rampart/runbook/inputs";
import type { Journal, RunEvent } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { loadRunbook } from "../runbook/load.ts";
import { locateRunbook } from "../runbook/locate.ts";
import { refuseUnknownRun } from "../runs/unknown-run.ts";
import { asksInputs, confirms } from "./asking.ts";
import { attended } from "./attended.ts";
import { beforeAnythingIsDone } from "./ending.ts";
import { withJournal } from "./journal-file.ts";
import type { ResumeCommandOptions } from "./options.ts";
import { refuseUnknownReports } from "./reports.ts";
import { recordFrom, showResult } from "./result.ts";
import { flagsOfRun } from "./same-run.ts";
import { loadRunSettings } from "./settings.ts";
import { stackOf } from "./stack.ts";

/** What is done with the run. */
interface Act {
  readonly verb: "resume" | "undo";
  do(runbook: Runbook, run: string, options: ResumeOptions): Promise<RunOutcome>;
}

type Started = Extract<RunEvent, { kind: "run-started" }>;

/** Goes on with a run. */
export async function resume(options: ResumeCommandOptions, terminal: Terminal): Promise<ExitCode> {
  return await work(options, terminal, { verb: "resume", do: resumeRun });
}

/** Takes back what a run did, once the operator has seen what that is. */
export async function undo(options: ResumeCommandOptions, terminal: Terminal): Promise<ExitCode> {
  if (!options.yes && !terminal.isInteractive) {
    throw new InputError("nobody is there to be asked whether to undo", {
      advice: "Give --yes, if that is meant.",
    });
  }
  return await work(options, terminal, { verb: "undo", do: undoRun }, async (journal) => {
    if (options.yes) return true;
    const { steps } = await recordFrom(journal, options.run);
    const done = steps.filter(({ status }) => status === "done" || status === "settled-by-operator");
    const names = done.map(({ name }) => `  ${name}`).reverse();
    terminal.progress(printable(["Steps that are done, the last one first:", ...names].join("\n")));
    if (await confirms("Take back what they did?", new AbortController().signal)) return true;
    terminal.progress("Nothing was taken back.");
    return false;
  });
}

async function work(
  options: ResumeCommandOptions,
  terminal: Terminal,
  act: Act,
  isWanted: (journal: Journal) => Promise<boolean> = async () => true,
): Promise<ExitCode> {
  refuseUnknownReports(options.reports);
  return await withJournal(options.journal, {}, async (journal) => {
    const started = await startOf(journal, options.run);
    if (!(await isWanted(journal))) return EXIT.failed;
    return await workOn(started, options, journal, terminal, act);
  });
}

async function workOn(
  started: Started,
  options: ResumeCommandOptions,
  journal: Journal,
  terminal: Terminal,
  act: Act,
): Promise<ExitCode> {
  const place = locateRunbook(options.runbook ?? whereItWas(started));
  const runbook = await loadRunbook(place);
  const stack = await stackOf(options, terminal);
  const ask = asksInputs(terminal);
  const inputs = await resolveInputs(runbook, {
    earlier: started.inputs,
    earlierSecrets: started.secrets,
    flags: options.inputs,
    ...(options.inputsFile === undefined ? {} : { file: options.inputsFile }),
    ...(stack === undefined ? {} : { stack }),
    ...(ask === undefined ? {} : { ask }),
  });
  const { as, key, run } = options;
  const people = await loadRunSettings(options.settings, started.stack);
  const operator = await thisOperator({ as, key, run, runbook: runbook.name, people });
  const flags = flagsOfRun(options, inputs.secrets);
  const goOn = commandsFor(run, flags)(act.verb);
  const resumed: ResumeOptions = {
    ...inputs,
    ...people,
    journal,
    operator,
    flags,
    takeOver: options.takeOver,
    accept: options.accept,
    marks: options.marks,
    waits: options.waits,
    ...(stack === undefined ? {} : { stack }),
  };
  const earlier = await journal.read(run);
  const outcome = await beforeAnythingIsDone(
    options.journal,
    flags,
    async () =>
      await attended(
        runbook,
        { run, operator: operator.name, goOn, earlier },
        terminal,
        async (attendance) => await act.do(runbook, run, { ...resumed, ...attendance.options }),
      ),
  );
  return await showResult(outcome, journal, options, terminal);
}

async function startOf(journal: Journal, run: string): Promise<Started> {
  const [first] = await journal.read(run);
  if (first?.event.kind === "run-started") return first.event;
  return await refuseUnknownRun(journal, run);
}

/** The file that it was read from; where that has gone, the runbook of that name. */
function whereItWas({ source, runbook }: Started): string {
  return source !== undefined && existsSync(source) ? source : runbook;
}
