import { InputError } from "@rampart/core/errors";
import { Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { collect } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import type { RunCommandOptions } from "./options.ts";
import { addWorkFlags, type WorkFlags, workOptions } from "./work-flags.ts";

interface Flags extends WorkFlags {
  readonly plan?: true;
  readonly out?: string;
  readonly apply?: string;
  readonly simulate?: true;
  readonly lost?: readonly string[];
  readonly drill?: true;
  readonly incidentBegan?: Date;
  readonly anew?: true;
}

const HELP = `
Examples:
  rampart run operations/database-maintenance --stack prod --plan
  rampart run ./runbooks/rotate.ts --stack prod --input password=env:PGPASSWORD
  rampart run ./runbooks/rotate.ts --export prod.json --plan --out rotate.plan
  rampart run ./runbooks/rotate.ts --export prod.json --apply rotate.plan
  rampart run rotate --export prod.json --simulate --lost eu-west-1

Ctrl-C once ends after the step that runs; twice ends now. Either way the run
can be resumed.

Exit codes: 0 done; 1 a gate said no, or it is done and an objective was missed;
2 bad input, nothing done; 3 the run failed, was stopped, waits or is in doubt:
what is done is kept, and it says how to go on.`;

/** `rampart run`; what it needs is loaded only when it is called. */
export function runCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("run")
    .description("Run a runbook: plan, ask, act, verify; every step is journalled.")
    .argument("<runbook>", "a file, or the name of a runbook")
    .option("--plan", "show what would be done, old and new; nothing is done")
    .option("--out <file>", "with --plan: write the plan to a file, for --apply")
    .option("--apply <file>", "run this plan, unless what it rests on has moved")
    .option("--simulate", "run against a model of the stack; nothing is reached")
    .option("--lost <place>", "with --simulate: a region, zone or resource that is gone", collect)
    .option("--drill", "this is practice")
    .option(
      "--incident-began <time>",
      "when the trouble began (ISO 8601), for the time to detect it",
      parseTime,
    )
    .option("--anew", "leave an unfinished run of the same as it is, and begin anew");
  return addWorkFlags(command)
    .addHelpText("after", HELP)
    .action(async (runbook: string, flags: Flags) => {
      const options = runOptions(runbook, flags, terminal.isInteractive);
      const { runRunbook } = await import("./run.ts");
      ended(await runRunbook(options, terminal));
    });
}

function runOptions(runbook: string, flags: Flags, isInteractive: boolean): RunCommandOptions {
  const options: RunCommandOptions = {
    ...workOptions(flags, isInteractive),
    runbook,
    plan: flags.plan ?? false,
    out: flags.out,
    apply: flags.apply,
    simulate: flags.simulate ?? false,
    lost: flags.lost ?? [],
    isDrill: flags.drill ?? false,
    incidentBegan: flags.incidentBegan,
    isAnew: flags.anew ?? false,
  };
  refuseContradictions(options);
  return options;
}

function refuseContradictions({ plan, simulate, apply, out, lost }: RunCommandOptions): void {
  const ways = [plan && "--plan", simulate && "--simulate", apply !== undefined && "--apply"].filter(Boolean);
  if (ways.length > 1)
    throw new InputError(`${ways.join(" and ")} do not go together`, { advice: "Choose one." });
  if (out !== undefined && !plan) throw new InputError("--out is for --plan");
  if (lost.length > 0 && !simulate) throw new InputError("--lost is for --simulate");
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError("write a time such as 2026-11-20T03:12:00Z");
  if (time.getTime() > Date.now()) throw new InvalidArgumentError("this is in the future");
  return time;
}
