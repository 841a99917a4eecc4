import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import { commandsFor, newRunId, type StartOptions, startRun } from "@rampart/runbook/execute";
import { type InputSources, resolveInputs } from "@rampart/runbook/inputs";
import type { Journal } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import type { StackState } from "@rampart/runbook/stack";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { loadRunbook } from "../runbook/load.ts";
import { locateRunbook, type RunbookPlace } from "../runbook/locate.ts";
import { asksInputs, confirms } from "./asking.ts";
import { attended } from "./attended.ts";
import { beforeAnythingIsDone } from "./ending.ts";
import { estimatesFrom } from "./estimates.ts";
import { withJournal } from "./journal-file.ts";
import type { RunCommandOptions } from "./options.ts";
import { readAppliedPlan } from "./plan.ts";
import { showPlan } from "./preview.ts";
import { refuseUnknownReports } from "./reports.ts";
import { showResult } from "./result.ts";
import { flagsOfRun } from "./same-run.ts";
import { loadRunSettings } from "./settings.ts";
import { showSimulation } from "./simulation.ts";
import { stackOf } from "./stack.ts";

/** What `rampart run` needs of the runbook and of the stack, whichever way it runs. */
interface Prepared {
  readonly runbook: Runbook;
  readonly place: RunbookPlace;
  readonly stack: StackState | undefined;
  readonly inputs: Awaited<ReturnType<typeof resolveInputs>>;
}

/** Runs, plans or simulates a runbook. */
export async function runRunbook(options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  refuseUnknownReports(options.reports);
  refuseUnasked(options, terminal);
  const prepared = await prepare(options, terminal);
  if (options.simulate) return await showSimulation({ ...options, ...prepared }, terminal);
  if (options.plan) return await showPlan({ ...options, ...prepared }, terminal);
  return await withJournal(
    options.journal,
    {},
    async (journal) => await run(prepared, options, journal, terminal),
  );
}

async function prepare(options: RunCommandOptions, terminal: Terminal): Promise<Prepared> {
  const place = locateRunbook(options.runbook);
  const runbook = await loadRunbook(place);
  const stack = await stackOf(options, terminal);
  const ask = asksInputs(terminal);
  const sources: InputSources = {
    flags: options.inputs,
    ...(options.inputsFile === undefined ? {} : { file: options.inputsFile }),
    ...(stack === undefined ? {} : { stack }),
    ...(ask === undefined ? {} : { ask }),
  };
  return { runbook, place, stack, inputs: await resolveInputs(runbook, sources) };
}

async function run(
  { runbook, place, stack, inputs }: Prepared,
  options: RunCommandOptions,
  journal: Journal,
  terminal: Terminal,
): Promise<ExitCode> {
  const people = await loadRunSettings(options.settings, stack?.name);
  const run = newRunId(new Date());
  const { as, key } = options;
  const operator = await thisOperator({ as, key, run, runbook: runbook.name, people });
  const plan =
    options.apply === undefined
      ? undefined
      : await readAppliedPlan(options.apply, {
          runbook: runbook.name,
          ...(stack === undefined ? {} : { stack: stack.name }),
        });
  const estimateOf = await estimatesFrom(options.journal, runbook.name);
  // The journal has where the runbook is.
  const flags = flagsOfRun({ ...options, runbook: undefined }, inputs.secrets);
  const goOn = commandsFor(run, flags)("resume");
  const start: StartOptions = {
    ...inputs,
    ...people,
    run,
    journal,
    operator,
    flags,
    source: place.file,
    mode: options.isDrill ? "drill" : "run",
    waits: options.waits,
    isAnew: options.isAnew,
    ...(stack === undefined ? {} : { stack }),
    ...(plan === undefined ? {} : { plan }),
    ...(estimateOf === undefined ? {} : { estimateOf }),
    ...(options.incidentBegan === undefined ? {} : { incidentBegan: options.incidentBegan }),
  };
  const isAsked = !options.yes && options.apply === undefined;
  const outcome = await beforeAnythingIsDone(
    options.journal,
    flags,
    async () =>
      await attended(runbook, { run, operator: operator.name, goOn }, terminal, async (attendance) => {
        const confirm: StartOptions["confirm"] = async (_, signal) =>
          await attendance.asking(async () => await confirms("Run it?", signal));
        return await startRun(runbook, { ...start, ...attendance.options, ...(isAsked ? { confirm } : {}) });
      }),
  );
  return await showResult(outcome, journal, options, terminal);
}

/** @throws {InputError} where nobody is there to look at the plan, and nobody said yes before. */
function refuseUnasked({ yes, apply, plan, simulate }: RunCommandOptions, { isInteractive }: Terminal): void {
  if (isInteractive || yes || plan || simulate || apply !== undefined) return;
  throw new InputError("nobody is there to be asked whether to begin", {
    advice: "Look at the plan with --plan, then give --yes, or --apply with the saved plan.",
  });
}
