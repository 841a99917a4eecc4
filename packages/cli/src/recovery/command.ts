import { Command, Option } from "commander";
import { addStackFlags, type StackFlags, stackSources } from "../check/stack-flags.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { FORMATS, type Format, type RecoveryOptions } from "./options.ts";

interface Flags extends StackFlags {
  readonly format: Format;
}

const HELP = `
Examples:
  rampart recovery orders.json
  rampart recovery --program . --secret dbPassword
  rampart recovery exports/ --format json

For each resource that holds data, and each disaster (the resource is deleted, its zone or its region is lost, its
account is lost): how much of the newest data may be gone at worst, why, and whether that meets the objectives of
rampart.yaml.

Exit codes: 0 every objective is met or undetermined, 1 one is missed, 2 bad input, 3 the analysis itself failed.`;

/** `rampart recovery`; what it needs is loaded only when it is called. */
export function recoveryCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("recovery").description(
    "Work out what a disaster would cost: worst-case recovery points and retention.",
  );
  return addStackFlags(command, "look at")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText("after", HELP)
    .action(async (inputs: string[], flags: Flags) => {
      const options = recoveryOptions(inputs, flags);
      const { recovery } = await import("./recovery.ts");
      ended(await recovery(options, terminal));
    });
}

function recoveryOptions(inputs: readonly string[], flags: Flags): RecoveryOptions {
  return {
    ...stackSources(inputs, flags, { command: "recovery", act: "look at" }),
    format: flags.format,
  };
}
