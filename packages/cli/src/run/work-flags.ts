import { type Command, Option } from "commander";
import { collect } from "../output/flags.ts";
import { FORMATS, type Format, type WorkOptions } from "./options.ts";

/** Flags of every command that works on a run, as commander gives them. */
export interface WorkFlags {
  readonly input?: readonly string[];
  readonly inputs?: string;
  readonly export?: readonly string[];
  readonly stack?: string;
  readonly settings?: string;
  readonly journal?: string;
  readonly as?: string;
  readonly key?: string;
  readonly yes?: true;
  readonly wait?: boolean;
  readonly format: Format;
  readonly report?: readonly string[];
}

/** Adds those flags to a command. */
export function addWorkFlags(command: Command): Command {
  return command
    .option("--input <name=value>", "an input; of a secret, name=env:VARIABLE or name=file:PATH", collect)
    .option("--inputs <file>", "inputs from a YAML or JSON file")
    .option("--export <file>", "the stack, from `pulumi stack export --show-secrets`", collect)
    .option("--stack <name>", "the stack, from the Pulumi CLI")
    .option("--settings <file>", "the rampart.yaml to use (default: the one here)")
    .option("--journal <file>", "where runs are written down (default: $RAMPART_JOURNAL, else in your home)")
    .option("--as <name>", "who you are, as rampart.yaml lists you")
    .option("--key <file>", "your SSH key, which proves it")
    .option("--yes", "do not ask whether to begin")
    .option("--wait", "wait for approvals and for people elsewhere (default: on a terminal)")
    .option("--no-wait", "stop where somebody else has to do something")
    .option("--report <file>", "write a report of the run: .html, .md or .json", collect)
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"));
}

/** The flags as options. */
export function workOptions(flags: WorkFlags, isInteractive: boolean): WorkOptions {
  return {
    inputs: flags.input ?? [],
    inputsFile: flags.inputs,
    exports: flags.export ?? [],
    stack: flags.stack,
    settings: flags.settings,
    journal: flags.journal,
    as: flags.as,
    key: flags.key,
    yes: flags.yes ?? false,
    waits: flags.wait ?? isInteractive,
    format: flags.format,
    reports: flags.report ?? [],
  };
}
