import { Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { collect } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import type { ResumeCommandOptions } from "./options.ts";
import { addWorkFlags, type WorkFlags, workOptions } from "./work-flags.ts";

interface Flags extends WorkFlags {
  readonly runbook?: string;
  readonly takeOver?: true;
  readonly acceptChange?: readonly string[];
  readonly mark?: Readonly<Record<string, "done" | "not-done">>;
}

const RESUME_HELP = `
Examples:
  rampart resume 2026-11-20-k3x9qf
  rampart resume 2026-11-20-k3x9qf --mark "promote the standby=done"
  rampart resume 2026-11-20-k3x9qf --take-over

What is done is not done again. A step of which nobody knows whether it
happened is looked at first.`;

const UNDO_HELP = `
Example:
  rampart undo 2026-11-20-k3x9qf

Takes back the steps that are done, the last one first, and asks before it begins.

Exit codes: 0 all was taken back; 1 what has no undo stays, and is named; 2 bad
input, nothing done; 3 an undo failed, or nothing could be taken back.`;

/** `rampart resume`. */
export function resumeCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("resume").description("Go on with a run that stopped or crashed.");
  return addResumeFlags(command)
    .addHelpText("after", RESUME_HELP)
    .action(async (run: string, flags: Flags) => {
      const { resume } = await import("./resume.ts");
      ended(await resume(resumeOptions(run, flags, terminal.isInteractive), terminal));
    });
}

/** `rampart undo`. */
export function undoCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("undo").description("Take back what a run did.");
  return addResumeFlags(command)
    .addHelpText("after", UNDO_HELP)
    .action(async (run: string, flags: Flags) => {
      const { undo } = await import("./resume.ts");
      ended(await undo(resumeOptions(run, flags, terminal.isInteractive), terminal));
    });
}

function addResumeFlags(command: Command): Command {
  command
    .argument("<run>", "the run's id; rampart runs lists them")
    .option("--runbook <runbook>", "where its runbook is now (default: where it was)")
    .option("--take-over", "take the run from whoever works on it; they can do nothing more")
    .option("--accept-change <step>", "this step's change since it ran is as it should be", collect)
    .option("--mark <step=done|not-done>", "what you saw of a step in doubt", collectMark);
  return addWorkFlags(command);
}

function resumeOptions(run: string, flags: Flags, isInteractive: boolean): ResumeCommandOptions {
  return {
    ...workOptions(flags, isInteractive),
    run,
    runbook: flags.runbook,
    takeOver: flags.takeOver ?? false,
    accept: flags.acceptChange ?? [],
    marks: flags.mark ?? {},
  };
}

function collectMark(
  text: string,
  earlier: Readonly<Record<string, "done" | "not-done">> = {},
): Readonly<Record<string, "done" | "not-done">> {
  const end = text.lastIndexOf("=");
  const [step, is] = [text.slice(0, end), text.slice(end + 1)];
  if (end <= 0 || (is !== "done" && is !== "not-done")) {
    throw new InvalidArgumentError("write STEP=done or STEP=not-done");
  }
  return { ...earlier, [step]: is };
}
