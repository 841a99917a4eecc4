import { InputError } from "@rampart/core/errors";
import type { Command } from "commander";
import { collect, collectPair } from "../output/flags.ts";
import type { StackSources } from "./options.ts";

/** Flags that name stacks, as commander gives them. */
export interface StackFlags {
  readonly program?: readonly string[];
  readonly stack?: readonly string[];
  readonly configOf: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly secret?: readonly string[];
  readonly settings?: string;
}

/**
 * Adds the argument and the flags that name stacks to a command.
 *
 * @param act what the command does with them: `check`, `look at`.
 */
export function addStackFlags(command: Command, act: string): Command {
  return command
    .argument(
      "[input...]",
      "stack exports, previews, event logs, directories of them, or - for standard input",
    )
    .option(
      "--program <directory>",
      `run the Pulumi program there, without any cloud, and ${act} it`,
      collect,
    )
    .option("--stack <name>", "ask the Pulumi CLI for the state of this stack", collect)
    .option("--config-of <stack>", "which Pulumi.<stack>.yaml configures --program", "dev")
    .option("--config <key=value>", "more configuration for --program", collectPair)
    .option("--secret <key>", "a secret that --program needs; its content does not matter", collect)
    .option("--settings <file>", "the rampart.yaml to use (default: the one beside the program or here)");
}

/** @throws {InputError} if the command line of `command`, which is to `act` on stacks, names none. */
export function stackSources(
  inputs: readonly string[],
  flags: StackFlags,
  { command, act }: { readonly command: string; readonly act: string },
): StackSources {
  const { program: programs = [], stack: stacks = [] } = flags;
  if (inputs.length + programs.length + stacks.length === 0) {
    throw new InputError(`there is nothing to ${act}`, {
      advice: `Name an input, a --program or a --stack; \`rampart ${command} --help\` shows how.`,
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
  };
}
