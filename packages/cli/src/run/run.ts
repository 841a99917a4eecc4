import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import { newRunId, previewPlan, type StartOptions, startRun } from "@rampart/runbook/execute";
import { type InputSources, resolveInputs } from "@rampart/runbook/inputs";
import type { Journal } from "@rampart/runbook/journal";
import type { Plan } from "@rampart/runbook/plan";
import type { StackState } from "@rampart/runbook/stack";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { loadRunbook } from "../runbook/load.ts";
import { locateRunbook } from "../runbook/locate.ts";
import { asksInputs, confirms, personAt } from "./asking.ts";
import { beforeAnythingIsDone } from "./ending.ts";
import { estimatesFrom } from "./estimates.ts";
import { withJournal } from "./journal-file.ts";
import { watch } from "./live/watch.ts";
import { operatorOf } from "./operator.ts";
import type { RunCommandOptions } from "./options.ts";
import { printPlan, readAppliedPlan, savePlan } from "./plan.ts";
import { refuseUnknownReports } from "./reports.ts";
import { showResult } from "./result.ts";
import { loadRunSettings } from "./settings.ts";
import { listenToSignals } from "./signals.ts";
import { showSimulation } from "./simulation.ts";
import { stackOf } from "./stack.ts";

/** What `rampart run` needs of the runbook and of the stack, whichever way it runs. */
interface Prepared {
  readonly runbook: Runbook;
  readonly source: string;
  readonly stack: StackState | undefined;
  readonly inputs: Awaited<ReturnType<typeof resolveInputs>>;
}

/** Runs, plans or simulates a runbook. */
export async function runRunbook(options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  refuseUnknownReports(options.reports);
  refuseUnasked(options, terminal);
  const prepared = await prepare(options, terminal);
  if (options.simulate) return await showSimulation({ ...options, ...prepared }, terminal);
  if (options.plan) return await showPlan(prepared, options, terminal);
  return await beforeAnythingIsDone(options.journal, async () =>
    withJournal(options.journal, {}, async (journal) => await run(prepared, options, journal, terminal)),
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
  return { runbook, source: place.file, stack, inputs: await resolveInputs(runbook, sources) };
}

async function showPlan(
  { runbook, stack, inputs }: Prepared,
  options: RunCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const estimateOf = await estimatesFrom(options.journal, runbook.name);
  using signals = listenToSignals(() => undefined);
  const plan = await previewPlan(runbook, {
    ...inputs,
    ...(stack === undefined ? {} : { stack }),
    ...(estimateOf === undefined ? {} : { estimateOf }),
    abort: signals.stop,
  });
  if (options.out !== undefined) await savePlan(options.out, plan);
  printPlan(plan, runbook.objectives, options.format, terminal);
  return isRefused(plan) ? EXIT.findings : EXIT.ok;
}

function isRefused({ steps }: Plan): boolean {
  return steps.some(
    ({ check, refusals }) => refusals.length > 0 || (check !== undefined && check.passes !== true),
  );
}

async function run(
  { runbook, source, stack, inputs }: Prepared,
  options: RunCommandOptions,
  journal: Journal,
  terminal: Terminal,
): Promise<ExitCode> {
  const people = await loadRunSettings(options.settings);
  const run = newRunId(new Date());
  const operator = await operatorOf(options, { run, runbook: runbook.name }, people);
  const plan =
    options.apply === undefined
      ? undefined
      : await readAppliedPlan(options.apply, {
          runbook: runbook.name,
          ...(stack === undefined ? {} : { stack: stack.name }),
        });
  const estimateOf = await estimatesFrom(options.journal, runbook.name);
  const view = watch(runbook, { ...options, run, terminal });
  using signals = listenToSignals(() => view.stopping());
  const person = personAt(terminal, options.as);
  const start: StartOptions = {
    ...inputs,
    ...people,
    run,
    journal,
    operator,
    source,
    mode: options.isDrill ? "drill" : "run",
    waits: options.waits,
    isAnew: options.isAnew,
    stop: signals.stop,
    abort: signals.abort,
    observe: view.observe,
    ...(stack === undefined ? {} : { stack }),
    ...(plan === undefined ? {} : { plan }),
    ...(person === undefined ? {} : { person: view.suspending(person) }),
    ...(estimateOf === undefined ? {} : { estimateOf }),
    ...(options.incidentBegan === undefined ? {} : { incidentBegan: options.incidentBegan }),
    ...(options.yes || options.apply !== undefined
      ? {}
      : { confirm: async (_, signal) => await confirms("Run it?", signal) }),
  };
  try {
    const outcome = await startRun(runbook, start);
    view.close();
    return await showResult(outcome, journal, options, terminal);
  } finally {
    view.close();
  }
}

/** @throws {InputError} where nobody is there to look at the plan, and nobody said yes before. */
function refuseUnasked({ yes, apply, plan, simulate }: RunCommandOptions, { isInteractive }: Terminal): void {
  if (isInteractive || yes || plan || simulate || apply !== undefined) return;
  throw new InputError("nobody is there to be asked whether to begin", {
    advice: "Look at the plan with --plan, then give --yes, or --apply with the saved plan.",
  });
}
