import { Command } from "commander";
import { checkCommand } from "./check/command.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./output/terminal.ts";
import { explainCommand, rulesCommand } from "./rules/commands.ts";

/** All commands. `ended` gets the exit code of the one that ran. */
export function commandLine(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const program = new Command("rampart")
    .description("Proves, before deploying, that a Pulumi stack keeps its promises.")
    .showHelpAfterError("(rampart --help shows how)");
  const commands = [
    checkCommand(terminal, ended),
    rulesCommand(terminal, ended),
    explainCommand(terminal, ended),
  ];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  // Commander would end the process itself.
  for (const command of [program, ...commands]) command.exitOverride();
  return program;
}
