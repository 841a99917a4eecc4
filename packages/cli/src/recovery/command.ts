import { InputError } from "@rampart/core/errors";
import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { collect, collectPair } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import { FORMATS, type Format, type RecoveryOptions } from "./options.ts";

interface Flags {
  readonly program?: readonly string[];
  readonly stack?: readonly string[];
  readonly configOf: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly secret?: readonly string[];
  readonly settings?: string;
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
  return new Command("recovery")
    .description("Work out what a disaster would cost: worst-case recovery points and retention.")
    .argument(
      "[input...]",
      "stack exports, previews, event logs, directories of them, or - for standard input",
    )
    .option(
      "--program <directory>",
      "run the Pulumi program there, without any cloud, and look at it",
      collect,
    )
    .option("--stack <name>", "ask the Pulumi CLI for the state of this stack", collect)
    .option("--config-of <stack>", "which Pulumi.<stack>.yaml configures --program", "dev")
    .option("--config <key=value>", "more configuration for --program", collectPair)
    .option("--secret <key>", "a secret that --program needs; its content does not matter", collect)
    .option("--settings <file>", "the rampart.yaml to use (default: the one beside the program or here)")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText("after", HELP)
    .action(async (inputs: string[], flags: Flags) => {
      const options = recoveryOptions(inputs, flags);
      const { recovery } = await import("./recovery.ts");
      ended(await recovery(options, terminal));
    });
}

function recoveryOptions(inputs: readonly string[], flags: Flags): RecoveryOptions {
  const { program: programs = [], stack: stacks = [] } = flags;
  if (inputs.length + programs.length + stacks.length === 0) {
    throw new InputError("there is nothing to look at", {
      advice: "Name an input, a --program or a --stack; `rampart recovery --help` shows how.",
    });
  }
  return {
    inputs,
    programs,
    stacks,
    configOf: flags.configOf,
    config: flags.config ?? {},
    secrets: flags.secret ?? [],
    settings: flags.settings,
    format: flags.format,
  };
}
