import { Readable } from "node:stream";
import type { Command } from "commander";
import { commandLine } from "../src/command-line.ts";
import type { Terminal } from "../src/output/terminal.ts";

const SILENT: Terminal = {
  stdin: Readable.from([]),
  isInteractive: false,
  columns: 80,
  print: () => undefined,
  progress: () => undefined,
  style: (_style, text) => text,
  link: (text) => text,
};

/** The tree of commands, to be looked at and not run. */
export const PROGRAM: Command = commandLine(SILENT, () => undefined);

/** Every command with the words that call it, the program itself and hidden ones too. */
export const ALL_COMMANDS: readonly (readonly [string, Command])[] = below(PROGRAM, "rampart");

function below(command: Command, name: string): (readonly [string, Command])[] {
  return [[name, command], ...command.commands.flatMap((one) => below(one, `${name} ${one.name()}`))];
}

/** The commands that help names. */
export function visibleCommands(command: Command): readonly Command[] {
  return command.createHelp().visibleCommands(command);
}
