import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { collect } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import { FORMATS, type Format } from "../run/options.ts";

interface JournalFlags {
  readonly journal?: string;
}

interface ListFlags extends JournalFlags {
  readonly format: Format;
}

interface ShowFlags extends ListFlags {
  readonly report?: readonly string[];
}

interface VerifyFlags extends ListFlags {
  readonly head?: string;
}

interface ConfirmFlags extends JournalFlags {
  readonly step: string;
  readonly as?: string;
  readonly note?: string;
}

const HELP = `
Examples:
  rampart runs
  rampart runs show 2026-11-20-k3x9qf --report drill.html
  rampart runs verify 2026-11-20-k3x9qf --head 5f2c…
  rampart runs confirm 2026-11-20-k3x9qf --step "unplug it" --note "rack 4"`;

const SHOW_HELP = `
Example:
  rampart runs show 2026-11-20-k3x9qf --report drill.html`;

const VERIFY_HELP = `
Examples:
  rampart runs verify
  rampart runs verify 2026-11-20-k3x9qf --head 5f2c…

Exit codes: 0 nothing was changed, 1 an entry was edited, removed or moved, 2 bad input.`;

const CONFIRM_HELP = `
Example:
  rampart runs confirm 2026-11-20-k3x9qf --step "unplug it" --note "rack 4"`;

/** `rampart runs`. */
export function runsCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const runs = withFormat(new Command("runs"))
    .description("List, show and verify the runs that are written down.")
    .addHelpText("after", HELP)
    .action(async (flags: ListFlags) => {
      const { listRuns } = await import("./list.ts");
      ended(await listRuns(flags, terminal));
    });
  runs.addCommand(showCommand(terminal, ended));
  runs.addCommand(verifyCommand(terminal, ended));
  runs.addCommand(confirmCommand(terminal, ended));
  return runs;
}

function showCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return withFormat(new Command("show"))
    .description("Show a run: who, what, when, planned against done, objectives.")
    .argument("<run>", "the run's id")
    .option("--report <file>", "write a report: .html, .md or .json", collect)
    .addHelpText("after", SHOW_HELP)
    .action(async (run: string, _: ShowFlags, command: Command) => {
      const { showRun } = await import("./show.ts");
      ended(await showRun(run, allFlags<ShowFlags>(command), terminal));
    });
}

function verifyCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return withFormat(new Command("verify"))
    .description("Check that nobody edited, removed or moved an entry of the journal.")
    .argument("[run]", "the run's id (default: all)")
    .option("--head <hash>", "the hash that you noted: nothing before it may have changed")
    .addHelpText("after", VERIFY_HELP)
    .action(async (run: string | undefined, _: VerifyFlags, command: Command) => {
      const { verifyRuns } = await import("./verify.ts");
      ended(await verifyRuns(run, allFlags<VerifyFlags>(command), terminal));
    });
}

function confirmCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return withJournalFlag(new Command("confirm"))
    .description("Say that a manual step is done.")
    .argument("<run>", "the run's id")
    .requiredOption("--step <name>", "the manual step")
    .option("--as <name>", "who you are (default: your account)")
    .option("--note <text>", "a note for the record")
    .addHelpText("after", CONFIRM_HELP)
    .action(async (run: string, _: ConfirmFlags, command: Command) => {
      const { confirmStep } = await import("./confirm.ts");
      ended(await confirmStep(run, allFlags<ConfirmFlags>(command), terminal));
    });
}

/** Commander gives `runs` itself the flags that it has in common with its subcommands, wherever they stand. */
function allFlags<Flags extends object>(command: Command): Flags {
  return command.optsWithGlobals<Flags>();
}

function withJournalFlag(command: Command): Command {
  return command.option("--journal <file>", "where runs are written down");
}

function withFormat(command: Command): Command {
  return withJournalFlag(command).addOption(
    new Option("--format <format>", "how to print").choices(FORMATS).default("table"),
  );
}
