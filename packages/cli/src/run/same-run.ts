import type { AdvisedCommand, CommandFlags } from "@rampart/runbook/execute";
import type { ResumeCommandOptions, WorkOptions } from "./options.ts";

type Named = Pick<
  WorkOptions,
  "journal" | "settings" | "stack" | "exports" | "as" | "key" | "inputs" | "inputsFile"
> &
  Partial<Pick<ResumeCommandOptions, "runbook">>;

/**
 * The flags by which a command on the same run finds what this one was given. Inputs that are no secrets are left out:
 * the journal has them. Of secrets it has nothing, and the flags only say where they are.
 *
 * @param options of a `rampart run`, without its runbook, or of a `rampart resume`.
 * @param secrets names of the inputs that are secret.
 */
export function flagsOfRun(options: Named, secrets: readonly string[]): CommandFlags {
  const journal = flag("--journal", options.journal);
  const settings = flag("--settings", options.settings);
  const hidden = options.inputs.filter((input) => secrets.includes(nameOf(input)));
  const work = [
    ...flag("--runbook", options.runbook),
    ...flag("--stack", options.stack),
    ...options.exports.flatMap((file) => flag("--export", file)),
    ...settings,
    ...journal,
    ...flag("--as", options.as),
    ...flag("--key", options.key),
    ...hidden.flatMap((input) => flag("--input", input)),
    ...(secrets.length === 0 ? [] : flag("--inputs", options.inputsFile)),
  ];
  const flags: Readonly<Record<AdvisedCommand, readonly string[]>> = {
    resume: work,
    undo: work,
    // Whoever approves is somebody else.
    approve: [...settings, ...journal],
    runs: journal,
    "runs confirm": journal,
    "runs show": journal,
    "runs verify": journal,
  };
  return (command) => flags[command];
}

function flag(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

function nameOf(input: string): string {
  return input.slice(0, Math.max(0, input.indexOf("=")));
}
